// breaks: renderer-words
import 'react'
