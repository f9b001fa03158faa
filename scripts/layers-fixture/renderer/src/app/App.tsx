import { NotesPanel } from '../features/notes/NotesPanel.tsx'
import { host } from '../host/host.ts'

export const App = { NotesPanel, host }
