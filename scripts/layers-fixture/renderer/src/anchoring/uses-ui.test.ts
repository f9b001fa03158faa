// breaks: renderer-anchoring-tests
import '../ui/Button.tsx'
