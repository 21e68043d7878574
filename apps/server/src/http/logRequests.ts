import type { FastifyInstance } from 'fastify'

/** One line a request: what was called, how it ended, how long it took. Addresses without their query, which may hold names. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const fields = {
      method: request.method,
      path: request.url.split('?', 1)[0],
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    }
    if (reply.statusCode >= 500) request.log.warn(fields, 'request')
    else request.log.info(fields, 'request')
  })
}
