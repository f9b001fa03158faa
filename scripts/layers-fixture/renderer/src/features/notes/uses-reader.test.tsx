// breaks: renderer-features-tests
import '../reader/Reader.tsx'
