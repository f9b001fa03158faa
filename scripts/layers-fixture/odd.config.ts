// breaks: configuration
import './shared/text/fold.ts'
