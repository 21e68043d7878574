import type { Me } from '@stet/protocol'
import { createContext, useContext } from 'react'

/** Null outside `RequireSession`. */
export const MeContext = createContext<Me | null>(null)

/** The signed-in person; below `RequireSession` only. Offline it is the last person who was signed in here. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe needs RequireSession above it')
  return me
}
