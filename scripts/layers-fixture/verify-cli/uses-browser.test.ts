// breaks: verify-cli-tests
import '../main/browser/server.ts'
