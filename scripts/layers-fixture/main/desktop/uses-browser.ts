// breaks: main-desktop
import '../browser/server.ts'
