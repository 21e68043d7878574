import { queryOptions } from '@tanstack/react-query'
import { meSchema } from '@stet/protocol'
import { request } from '../../api/request.ts'
import { isProblem } from '../../api/RequestError.ts'
import { rememberPerson } from './rememberedPerson.ts'

/** Who is signed in, as the server says; null for nobody. Invalidate it to have the server asked again. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    try {
      const me = await request('/api/me', meSchema, { signal })
      rememberPerson(me)
      return me
    } catch (error) {
      if (!isProblem(error, 'not-signed-in')) throw error
      rememberPerson(null)
      return null
    }
  },
  staleTime: 5 * 60_000,
  refetchOnWindowFocus: true,
  refetchOnReconnect: 'always',
})
