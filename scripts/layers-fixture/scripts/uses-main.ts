// breaks: scripts
import '../main/services/journal/journal.ts'
