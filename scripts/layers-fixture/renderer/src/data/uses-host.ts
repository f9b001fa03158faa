// breaks: renderer-data
import '../host/host.ts'
