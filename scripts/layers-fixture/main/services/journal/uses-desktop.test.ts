// breaks: main-services-tests
import '../../desktop/window.ts'
