// breaks: preload-tests
import '../main/desktop/window.ts'
