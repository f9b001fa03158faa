// breaks: renderer-anchoring
import 'react'
