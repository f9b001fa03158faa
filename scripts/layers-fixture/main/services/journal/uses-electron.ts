// breaks: main-services
import 'electron'
