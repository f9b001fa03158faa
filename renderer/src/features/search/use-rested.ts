import { useEffect, useState } from 'react'

/** `value` once it has stayed the same for so many milliseconds; until then what it was when it last did, at first `before`. */
export function useRested<T>(value: T, forMs: number, before: T): T {
  const [rested, setRested] = useState(before)
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(() => value), forMs)
    return () => window.clearTimeout(timer)
  }, [value, forMs])
  return rested
}
