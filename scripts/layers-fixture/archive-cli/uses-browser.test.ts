// breaks: archive-cli-tests
import '../main/browser/server.ts'
