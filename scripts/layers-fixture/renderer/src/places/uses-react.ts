// breaks: renderer-places
import 'react'
