import { createRoot } from 'react-dom/client'

/** The least that React shows: what any page of this kind cannot do without. */
createRoot(document.body.appendChild(document.createElement('main'))).render(<h1>Empty</h1>)

requestAnimationFrame(() => setTimeout(() => performance.mark('start: shown')))
