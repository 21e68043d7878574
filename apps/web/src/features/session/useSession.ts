import { useQuery } from '@tanstack/react-query'
import type { Me } from '@stet/protocol'
import { useEffect, useState } from 'react'
import { meQuery } from './meQuery.ts'
import { rememberedPerson, watchRememberedPerson } from './rememberedPerson.ts'

/**
 * Where this browser stands. `signedIn` without `isConfirmed`: remembered from last time, the server has not been asked
 * yet or cannot be. `unreachable`: nobody is remembered and nobody can be asked.
 */
export type Session =
  | { readonly status: 'checking' }
  | { readonly status: 'signedOut' }
  | { readonly status: 'signedIn'; readonly me: Me; readonly isConfirmed: boolean }
  | { readonly status: 'unreachable'; readonly retry: () => void; readonly isRetrying: boolean }

/** The session of this browser, kept in step with the server and with the browser's other tabs. */
export function useSession(): Session {
  const { data, isError, isFetching, refetch } = useQuery(meQuery)
  // Read once: what was remembered counts until the server has answered, then its answer does.
  const [remembered] = useState(rememberedPerson)

  useEffect(() => watchRememberedPerson(() => void refetch()), [refetch])

  if (data) return { status: 'signedIn', me: data, isConfirmed: true }
  if (data === null) return { status: 'signedOut' }
  if (remembered) return { status: 'signedIn', me: remembered, isConfirmed: false }
  if (isError) return { status: 'unreachable', retry: () => void refetch(), isRetrying: isFetching }
  return { status: 'checking' }
}
