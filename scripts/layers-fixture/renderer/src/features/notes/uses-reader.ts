// breaks: renderer-features
import '../reader/Reader.tsx'
