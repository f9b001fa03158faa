// breaks: renderer-features-keeps-out
import 'dexie'
