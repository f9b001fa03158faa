// breaks: e2e-tests
import '../renderer/src/places/places.ts'
