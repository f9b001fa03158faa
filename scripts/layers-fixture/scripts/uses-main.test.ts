// breaks: scripts-tests
import '../main/services/journal/journal.ts'
