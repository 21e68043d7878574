import { NEWS_FORMS, type ArticleJson } from '@stet/article'
import {
  createArticleAnswerSchema,
  gateSchema,
  problemSchema,
  suggestionListSchema,
  transitionListSchema,
  type AuditEntryOnRecord,
  type Role,
  type TransitionList,
  type TransitionRequest,
} from '@stet/protocol'
import type * as Y from 'yjs'
import * as z from 'zod/mini'
import type { AppParts } from '../../app.ts'
import { RawClient } from '../../sync/testing/RawClient.ts'
import { crowd, type Somebody } from '../../testing/crowd.ts'
import { TestServer } from '../../testing/TestServer.ts'

/** Everything that is wanted for review is there. */
export const READY = {
  headline: 'Hafen sperrt Kai',
  dateline: 'Hamburg',
  lead: { text: 'Der Kai bleibt bis Montag gesperrt.' },
  sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 'Das teilte der Hafen mit.' }] }],
  details: [{ key: 'Quellen', value: 'Hafenamt' }],
} satisfies Partial<ArticleJson>

/** What came of a step: the status, and the gates that are closed. */
export interface Stepped {
  readonly status: number
  readonly closed: readonly string[]
}

const CLIENTS = { edit: 41, suggest: 42 }

/** A newsroom of a real server, whose clock goes as a test says. */
export class WorkflowDesk {
  readonly server: TestServer
  readonly address: string
  /** How many comments block every article. */
  blocking = 0
  /** Milliseconds that the server's clock is ahead. */
  ahead = 0
  readonly #open: RawClient[] = []
  #client = 1_000

  private constructor(server: TestServer, address: string) {
    this.server = server
    this.address = address
  }

  static async open(parts: Partial<AppParts> = {}): Promise<WorkflowDesk> {
    const made: { desk: WorkflowDesk | null } = { desk: null }
    const server = await TestServer.open(undefined, {
      now: () => Date.now() + (made.desk?.ahead ?? 0),
      blockingComments: () => Promise.resolve(made.desk?.blocking ?? 0),
      ...parts,
    })
    made.desk = new WorkflowDesk(server, await server.listen())
    return made.desk
  }

  get now(): number {
    return Date.now() + this.ahead
  }

  person(role: Role): Somebody {
    return { id: this.server.idOf(role), cookie: this.server.cookieOf(role) }
  }

  /** Further people of a role. */
  people(role: Role, count: number): readonly Somebody[] {
    return crowd(this.server, role, count)
  }

  /** A draft by somebody, complete unless told. */
  async article(by: Somebody, article: object = READY, metadata: object = {}): Promise<string> {
    const answer = await this.call(by, 'POST', '/api/articles', { article, ...metadata })
    return createArticleAnswerSchema.parse(answer.json()).id
  }

  /** An article by the reporter that has come so far; the editor approves, the chief publishes. */
  async articleIn(state: 'in_review' | 'approved' | 'published', metadata: object = {}): Promise<string> {
    const id = await this.article(this.person('reporter'), READY, metadata)
    await this.must(this.person('reporter'), id, { to: 'in_review' })
    if (state === 'in_review') return id
    await this.must(this.person('editor'), id, { to: 'approved' })
    if (state === 'published') await this.must(this.person('chief'), id, { to: 'published' })
    return id
  }

  call({ cookie }: Somebody, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) {
    const headers = { cookie, origin: this.address, host: new URL(this.address).host }
    return this.server.ask(null, method, url, { headers, ...(payload ? { payload } : {}) })
  }

  async step(by: Somebody, id: string, request: TransitionRequest): Promise<Stepped> {
    const answer = await this.call(by, 'POST', `/api/articles/${id}/transitions`, request)
    if (answer.statusCode === 200) return { status: 200, closed: [] }
    const { gates = [] } = problemSchema.parse(answer.json())
    const said = z.array(gateSchema).parse(gates)
    const closed = said.filter(({ passed, isOverridden }) => !passed && !isOverridden)
    return { status: answer.statusCode, closed: closed.map(({ gate }) => gate) }
  }

  /** A step that has to succeed. */
  async must(by: Somebody, id: string, request: TransitionRequest): Promise<void> {
    const stepped = await this.step(by, id, request)
    if (stepped.status !== 200)
      throw new Error(`${request.to}: ${stepped.status} ${stepped.closed.join(' ')}`)
  }

  async standing(id: string, by: Somebody = this.person('chief')): Promise<TransitionList> {
    const answer = await this.call(by, 'GET', `/api/articles/${id}/transitions`)
    return transitionListSchema.parse(answer.json())
  }

  /** State and publication. */
  async where(id: string): Promise<string> {
    const row = await this.server.store.getArticle(id)
    return row ? `${row.state} ${row.publication}` : 'gone'
  }

  publicly(slug: string, format: string | null = null) {
    const address = `/api/public/articles/${slug}`
    return this.server.ask(null, 'GET', format === null ? address : `${address}/export/${format}`)
  }

  /** What every address by which the public reads an article answers, by the name of its format. */
  async everywhere(id: string): Promise<Readonly<Record<string, { statusCode: number; body: string }>>> {
    const slug = await this.slugOf(id)
    const answers = [null, ...NEWS_FORMS.map((form) => form.id)].map(async (format) => {
      const { statusCode, body } = await this.publicly(slug, format)
      return [format ?? 'json', { statusCode, body }] as const
    })
    return Object.fromEntries(await Promise.all(answers))
  }

  async slugOf(id: string): Promise<string> {
    return (await this.server.store.getArticle(id))?.slug ?? ''
  }

  /** What is on record about an article, the latest first. */
  async audit(id: string): Promise<readonly Omit<AuditEntryOnRecord, 'person' | 'at'>[]> {
    const { records } = await this.server.store.listAudit({ limit: 500 })
    return records
      .filter(({ article }) => article === id)
      .map(({ sequence, article, what, detail }) => ({ sequence, article, what, detail }))
  }

  /** A page of somebody, with ids for both modes that nobody else has. */
  async page(by: Somebody, id: string, kept?: Y.Doc, ids = this.ids()): Promise<Page> {
    const query = `?edit=${ids.edit}&suggest=${ids.suggest}&ack=1`
    const url = `${this.address.replace('http', 'ws')}/sync/${id}${query}`
    const client = await RawClient.open(url, { cookie: by.cookie, origin: this.address }, kept)
    this.#open.push(client)
    await client.synced()
    return new Page(client, ids)
  }

  ids(): typeof CLIENTS {
    this.#client += 2
    return { edit: this.#client, suggest: this.#client + 1 }
  }

  async suggestionsIn(id: string): Promise<readonly string[]> {
    const answer = await this.call(this.person('chief'), 'GET', `/api/articles/${id}/suggestions`)
    return suggestionListSchema.parse(answer.json()).suggestions.map((each) => each.id)
  }

  resolveAll(by: Somebody, id: string, action: 'accept' | 'reject' = 'accept') {
    return this.call(by, 'POST', `/api/articles/${id}/suggestions/resolve`, { all: true, action })
  }

  async close(): Promise<void> {
    for (const client of this.#open) client.close()
    await this.server.close()
  }
}

/** An open article on the screen of somebody. */
class Page {
  readonly client: RawClient
  readonly ids: typeof CLIENTS
  #barrier = 0

  constructor(client: RawClient, ids: typeof CLIENTS) {
    this.client = client
    this.ids = ids
  }

  get doc(): Y.Doc {
    return this.client.doc
  }

  /** Writes and waits until it is saved. */
  async write(mode: 'edit' | 'suggest', edit: (doc: Y.Doc) => void): Promise<void> {
    this.client.write(this.ids[mode], edit)
    await this.saved()
  }

  async saved(): Promise<void> {
    this.#barrier += 1
    await this.client.acknowledged(this.#barrier)
  }

  /** Writes without telling anybody, as if offline. */
  offline(mode: 'edit' | 'suggest', edit: (doc: Y.Doc) => void): void {
    this.client.edit(this.ids[mode], edit)
  }
}
