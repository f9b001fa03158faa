// breaks: renderer-app-keeps-out
import 'flexsearch'
