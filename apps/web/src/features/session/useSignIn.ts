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
      client.clear()
      rememberPerson(me)
      client.setQueryData(meQuery.queryKey, me)
    },
  })
}
