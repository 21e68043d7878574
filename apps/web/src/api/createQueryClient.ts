import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isProblem, isUnreachable } from './RequestError.ts'

/**
 * The cache of what the server said. An answer “not signed in” to anything ends the session on screen (`onSignedOut`).
 * What cannot be reached is asked again twice; a problem is an answer and is not asked again.
 */
export function createQueryClient(onSignedOut: (client: QueryClient) => void): QueryClient {
  const handleError = (error: unknown) => {
    if (isProblem(error, 'not-signed-in')) onSignedOut(client)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: handleError }),
    mutationCache: new MutationCache({ onError: handleError }),
    defaultOptions: {
      queries: {
        // Paused requests would look like loading for ever; an offline browser shall say so.
        networkMode: 'always',
        retry: (failures, error) => isUnreachable(error) && failures < 2,
        retryDelay: (failures) => 400 * 2 ** failures,
        staleTime: 30_000,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}
