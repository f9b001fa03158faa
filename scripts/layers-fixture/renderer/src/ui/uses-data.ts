// breaks: renderer-ui
import '../data/database.ts'
