// breaks: renderer-places-tests
import '../ui/Button.tsx'
