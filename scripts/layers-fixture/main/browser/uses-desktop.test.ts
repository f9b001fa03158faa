// breaks: main-browser-tests
import '../desktop/window.ts'
