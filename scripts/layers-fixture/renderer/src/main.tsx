import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import './styles/tokens.css'

export const start = { createRoot, App }
