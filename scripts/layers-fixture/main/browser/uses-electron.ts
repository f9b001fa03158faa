// breaks: main-browser
import 'electron'
