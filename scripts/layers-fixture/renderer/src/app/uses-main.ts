// breaks: renderer-app
import '../../../main/services/journal/journal.ts'
