// breaks: resolves, shared
import './not-there.ts'
