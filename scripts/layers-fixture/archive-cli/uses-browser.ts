// breaks: archive-cli
import '../main/browser/server.ts'
