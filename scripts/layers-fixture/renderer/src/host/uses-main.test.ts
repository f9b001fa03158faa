// breaks: renderer-host-tests
import '../../../main/services/journal/journal.ts'
