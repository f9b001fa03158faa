// breaks: program-imports-no-test
import '../testing/fake-disk.ts'
