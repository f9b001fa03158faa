import 'node:fs'
import 'vite'
import '../e2e/support/axe.ts'
