import path from 'node:path'
import { openSqliteStore } from '../../apps/server/src/storage/sqlite/SqliteStore.ts'
import { emailOf, password } from '../../e2e/accounts.ts'
import { freePort } from '../../e2e/freePort.ts'
import { ServerProcess } from '../sync/servers/ServerProcess.ts'
import { makeArticles } from './makeArticles.ts'

/** The real server on a demo newsroom with so many articles more. */
export class ListServer {
  readonly origin: string
  /** Of the chief on duty. */
  readonly cookie: string
  readonly #process: ServerProcess

  private constructor(process: ServerProcess, cookie: string) {
    this.#process = process
    this.origin = originOf(process)
    this.cookie = cookie
  }

  static async start(folder: string, articles: number): Promise<ListServer> {
    const data = path.join(folder, String(articles))
    // The first start makes the demo newsroom and its accounts.
    await (await startOn(data)).stop()
    const store = await openSqliteStore({ path: path.join(data, 'stet.sqlite'), now: Date.now })
    let waiting: Promise<unknown>[] = []
    for (const article of makeArticles(articles, Date.now())) {
      waiting.push(store.createArticle(article))
      if (waiting.length < 200) continue
      await Promise.all(waiting)
      waiting = []
    }
    await Promise.all(waiting)
    await store.close()
    const process = await startOn(data)
    return new ListServer(process, await signIn(originOf(process)))
  }

  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('cookie', this.cookie)
    headers.set('origin', this.origin)
    const answer = await fetch(this.origin + address, { ...init, headers })
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
    return answer
  }

  stop(): Promise<void> {
    return this.#process.stop()
  }
}

async function startOn(data: string): Promise<ServerProcess> {
  return ServerProcess.start('stet', { port: await freePort(), documents: data, data })
}

function originOf({ port }: ServerProcess): string {
  return `http://127.0.0.1:${port}`
}

async function signIn(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: emailOf('chief'), password }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || cookie === undefined) throw new Error(`the chief could not sign in: ${answer.status}`)
  return cookie
}
