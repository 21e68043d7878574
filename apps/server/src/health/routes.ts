import { healthSchema, type Health } from '@stet/protocol'
import type { Routes } from '../http/route.ts'
import type { Store } from '../storage/Store.ts'

/** Liveness and readiness; open to anybody, and so without any detail. */
export function addHealthRoutes(
  routes: Routes,
  store: Pick<Store, 'health'>,
  isShuttingDown: () => boolean,
): void {
  routes.add(
    {
      method: 'GET',
      url: '/healthz',
      summary: 'Whether the process answers',
      access: 'open',
      answer: { status: 200, schema: healthSchema },
    },
    (): Health => ({ status: 'ok' }),
  )
  routes.add(
    {
      method: 'GET',
      url: '/readyz',
      summary: 'Whether it can take work; 503 when it cannot',
      access: 'open',
      answer: { status: 200, schema: healthSchema },
    },
    ({ reply }): Health => {
      const trouble = store.health().trouble
      const reason = isShuttingDown() ? 'shutting-down' : trouble ? `storage-${trouble.kind}` : null
      if (reason === null) return { status: 'ok' }
      reply.code(503)
      return { status: 'unavailable', reason }
    },
  )
}
