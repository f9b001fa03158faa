// breaks: main-desktop-tests
import '../browser/server.ts'
