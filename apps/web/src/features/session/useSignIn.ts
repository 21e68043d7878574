import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Me, meSchema, type SignInRequest } from '@stet/protocol'
import { request } from '../../api/request.ts'
import { meQuery } from './meQuery.ts'
import { rememberPerson } from './rememberedPerson.ts'

/** Signs somebody in; nothing that the cache knew for somebody else survives. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: SignInRequest): Promise<Me> =>
      request('/api/auth/sign-in/email', meSchema, { method: 'POST', json }),
    onSuccess: (me) => {
      // Not `clear`: whoever watches who is signed in would go on watching what was thrown away.
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== meQuery.queryKey[0] })
      rememberPerson(me)
      client.setQueryData(meQuery.queryKey, me)
    },
  })
}
