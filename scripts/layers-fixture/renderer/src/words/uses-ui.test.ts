// breaks: renderer-words-tests
import '../ui/Button.tsx'
