import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerNotFound } from '../http/answerError.ts'

/** What belongs to the server and is never a page of the web app. */
const SERVERS_OWN = /^\/(api|sync|healthz|readyz|metrics)(\/|\?|$)/

/** The address of an article: its page tells the browser to fetch the editor at once. */
const ARTICLE = /^\/articles\/[^/?]+\/?(\?|$)/

/**
 * Serves the built web app from `folder`: files with a hash in their name for ever, everything else asked for anew each
 * time; any other address that a browser opens is the app's, which finds its own way. Without a build it says so.
 */
export function serveWeb(app: FastifyInstance, folder: string): void {
  const isBuilt = existsSync(join(folder, 'index.html'))
  const articlePage = existsSync(join(folder, 'article.html')) ? 'article.html' : 'index.html'
  if (isBuilt) {
    app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      preCompressed: true,
      setHeaders(reply, path) {
        const isHashed = path.includes('/assets/') || path.includes('\\assets\\')
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        if (/(^|[\\/])(sw|service-?worker)\.js$/i.test(path)) reply.header('service-worker-allowed', '/')
      },
    })
  }
  // Returns nothing: each reply that is returned through the layers of Fastify costs listeners on the response.
  app.setNotFoundHandler((request, reply) => {
    if (!wantsPage(request)) answerNotFound(reply)
    else if (isBuilt) reply.sendFile(ARTICLE.test(request.url) ? articlePage : 'index.html')
    else reply.code(503).type('text/plain').send('The web app is not built yet: npm run build\n')
  })
}

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  return !SERVERS_OWN.test(url) && (headers.accept ?? '').includes('text/html')
}
