// breaks: program-runs-without-development-packages, shared
import 'vitest'
