// breaks: renderer-ui-tests
import '../data/database.ts'
