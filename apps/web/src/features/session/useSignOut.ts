import { useMutation, useQueryClient } from '@tanstack/react-query'
import { anyAnswer, request } from '../../api/request.ts'
import { isProblem } from '../../api/RequestError.ts'
import { forgetList } from '../articles/forgetList.ts'
import { meQuery } from './meQuery.ts'
import { rememberPerson } from './rememberedPerson.ts'
import { useMe } from './useMe.ts'

/**
 * Ends the session on the server, then removes what this browser keeps of the person's articles, except what was not sent
 * yet. Without an answer of the server nothing is removed: the session would live on.
 */
export function useSignOut() {
  const client = useQueryClient()
  const me = useMe()
  return useMutation({
    mutationFn: async () => {
      try {
        await request('/api/auth/sign-out', anyAnswer, { method: 'POST', json: {} })
      } catch (error) {
        // It had ended already.
        if (!isProblem(error, 'not-signed-in')) throw error
      }
      const { forgetSavedWork } = await import('../editor/unsavedWork.ts')
      await forgetSavedWork(me.id)
      forgetList(me.id)
    },
    onSuccess: () => {
      rememberPerson(null)
      client.setQueryData(meQuery.queryKey, null)
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== meQuery.queryKey[0] })
    },
  })
}
