import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

export interface BenchServer {
  readonly origin: string
  readonly close: () => void
}

/** Serves the built pages from `folder`, and `data` as JSON by its paths, on a free port of this machine alone. */
export async function serveBench(folder: string, data: ReadonlyMap<string, string>): Promise<BenchServer> {
  const server = createServer((request, response) => {
    void send(request.url ?? '/', response)
  })
  const send = async (url: string, response: ServerResponse) => {
    const { status, type, body } = await answer(url)
    // An isolated page has a clock of 5 instead of 100 microseconds.
    response.writeHead(status, {
      'content-type': type,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    })
    response.end(body)
  }
  const answer = async (url: string) => {
    const { pathname } = new URL(url, 'http://bench')
    const json = data.get(pathname)
    if (json !== undefined) return { status: 200, type: 'application/json', body: json }
    const file = path.join(folder, pathname === '/' ? 'index.html' : pathname)
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream'
    try {
      return { status: 200, type, body: await readFile(file) }
    } catch {
      return { status: 404, type: 'text/plain', body: `There is no ${pathname}` }
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}
