// breaks: verify-cli
import '../main/browser/server.ts'
