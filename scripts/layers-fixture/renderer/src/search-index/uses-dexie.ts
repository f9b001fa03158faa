// breaks: renderer-search-index
import 'dexie'
