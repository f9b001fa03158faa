// breaks: renderer-workspace
import 'dexie'
