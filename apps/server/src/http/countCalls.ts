import type { FastifyInstance } from 'fastify'

/** Knows which calls are under way. Event streams count until they end. */
export interface CallCounter {
  /** Resolves when no call is under way any more, or after so many milliseconds. */
  settled(within: number): Promise<void>
}

export function countCalls(app: FastifyInstance): CallCounter {
  let underWay = 0
  let tellSettled: (() => void) | null = null
  app.addHook('onRequest', async (_request, reply) => {
    underWay += 1
    reply.raw.once('close', () => {
      underWay -= 1
      if (underWay === 0) tellSettled?.()
    })
  })
  return {
    settled(within) {
      if (underWay === 0) return Promise.resolve()
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, within)
      tellSettled = () => {
        clearTimeout(timer)
        resolve()
      }
      return promise
    },
  }
}
