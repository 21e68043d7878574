import { useQueryClient } from '@tanstack/react-query'
import type { Me } from '@stet/protocol'
import { meQuery } from './meQuery.ts'
import { rememberPerson } from './rememberedPerson.ts'

/** What makes somebody the person of this browser; nothing that the cache knew for somebody else survives. */
export function useEnter(): (me: Me) => void {
  const client = useQueryClient()
  return (me) => {
    // Not `clear`: whoever watches who is signed in would go on watching what was thrown away.
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== meQuery.queryKey[0] })
    rememberPerson(me)
    client.setQueryData(meQuery.queryKey, me)
  }
}
