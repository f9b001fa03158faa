// breaks: renderer-workspace-tests
import '../ui/Button.tsx'
