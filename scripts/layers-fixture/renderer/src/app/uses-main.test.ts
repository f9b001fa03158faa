// breaks: renderer-app-tests
import '../../../main/services/journal/journal.ts'
