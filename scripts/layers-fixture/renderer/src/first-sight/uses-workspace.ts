// breaks: renderer-first-sight
import '../workspace/use-notes.ts'
