// breaks: renderer-data-tests
import '../host/host.ts'
