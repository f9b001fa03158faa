// breaks: renderer-first-sight-tests
import '../workspace/use-notes.ts'
