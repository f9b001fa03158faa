import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'

/** Takes the file that was dropped on the window elsewhere and brought here, once: a reload must not read a file again that may be gone by then. */
export function useBrought(open: (file: File) => void): void {
  const { state, pathname } = useLocation()
  const navigate = useNavigate()
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const brought: unknown = typeof state === 'object' && state !== null && 'briefing' in state ? state.briefing : null
    if (!(brought instanceof File)) return
    latest.current(brought)
    void navigate(pathname, { replace: true, state: null })
  }, [state, pathname, navigate])
}
