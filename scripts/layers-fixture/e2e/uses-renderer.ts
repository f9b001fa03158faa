// breaks: e2e
import '../renderer/src/places/places.ts'
