// breaks: shared
import 'node:fs'
