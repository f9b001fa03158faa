// breaks: shared-tests
import '../../main/services/journal/journal.ts'
