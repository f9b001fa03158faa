// breaks: renderer-features
import 'node:path'
