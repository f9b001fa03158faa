// breaks: renderer-host
import 'electron'
