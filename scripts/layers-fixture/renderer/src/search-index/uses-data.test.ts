// breaks: renderer-search-index-tests
import '../data/database.ts'
