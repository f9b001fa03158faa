// breaks: renderer-features
import type { App } from '../../app/App.tsx'

export type Used = typeof App
