import { useEffect, useState } from 'react'

/** Gives `value` once it has rested for `restMs`; an empty text at once. */
export function useDebounced(value: string, restMs: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return settled
}
