import type { FastifyInstance } from 'fastify'

/** Every route that the server answers, as `GET /api/articles/:id`: what the router itself knows, however it got there. */
export function registeredRoutes(app: FastifyInstance): readonly string[] {
  const path: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const [, indent = '', part = '', methods] = /^([ │]*)[├└]── (\S+)(?: \((.+)\))?$/.exec(line) ?? []
      if (part === '') throw new Error(`no route but ${line}`)
      path.splice(indent.length / 4, Infinity, part)
      return (methods?.split(', ') ?? []).map((method) => `${method} ${path.join('')}`)
    })
}
