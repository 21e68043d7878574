import {
  clientEntry,
  clientsRoot,
  createDocument,
  emptyArticle,
  openRoots,
  read,
  SCHEMA_VERSION,
  type View,
} from '@stet/article'
import { ROLES, suggestionListSchema, type ArticleState, type Role } from '@stet/protocol'
import * as Y from 'yjs'
import { buildDocument } from '../../sync/buildDocument.ts'
import type { SyncSettings } from '../../sync/SyncSettings.ts'
import { documentOf, newArticle } from '../../storage/testing/articles.ts'
import { TestServer } from '../TestServer.ts'
import { everyAsker, OPERATOR_KEY, type Asker } from './Asker.ts'
import { INTERNAL_NOTE, PASSWORD } from './HTTP_ASKS.ts'

/** Whose suggestions wait in the lead of every article, one behind every third letter. */
const SUGGESTER = 777
const LEAD = 'So steht es da. '.repeat(12)

/** A server of its own work: nothing is put on record but what somebody asks for. */
const QUIET: Partial<SyncSettings> = {
  unloadAfter: 3_600_000,
  summaryAfter: 3_600_000,
  summaryWithin: 3_600_000,
}

/** One real server for the whole matrix: an article in each state, and everybody who could ask. */
export class MatrixDesk {
  readonly server: TestServer
  readonly address: string
  readonly askers: readonly Asker[]
  #number = 0

  private constructor(server: TestServer, address: string, askers: readonly Asker[]) {
    this.server = server
    this.address = address
    this.askers = askers
  }

  static async open(): Promise<MatrixDesk> {
    const server = await TestServer.open(ROLES, { syncSettings: QUIET, metricsToken: OPERATOR_KEY })
    const address = await server.listen()
    const sessions = ROLES.map((role) => ({ role, cookie: server.cookieOf(role) }))
    return new MatrixDesk(server, address, everyAsker(sessions, await lockedOf(server, 'chief'), address))
  }

  /** A number that was not given before. */
  next(): number {
    return (this.#number += 1)
  }

  /** A new article in this state, with open suggestions of legal and an internal note. */
  async article(state: ArticleState): Promise<string> {
    const id = crypto.randomUUID()
    const doc = openRoots(new Y.Doc())
    const article = { ...emptyArticle(), headline: 'Stand der Dinge '.repeat(4).trim(), lead: { text: LEAD } }
    // Of nobody who asks: what somebody brings who once was an editor here is never refused, only late.
    const by = { clientId: 7, user: 'somebody', origin: 'imported' } as const
    Y.applyUpdate(doc, createDocument(article, by))
    doc.clientID = SUGGESTER
    clientsRoot(doc).set(String(SUGGESTER), clientEntry(this.server.idOf('legal'), 'suggest'))
    for (let at = LEAD.length; at > 0; at -= 3) doc.getText('lead').insert(at, '!')
    await this.server.store.createArticle(
      newArticle({
        id,
        slug: `in-${state}-${id}`,
        state,
        schemaVersion: SCHEMA_VERSION,
        metadata: { internalNote: INTERNAL_NOTE },
        snapshot: Y.encodeStateAsUpdate(doc),
      }),
    )
    return id
  }

  /** Ids of the suggestions in an article that are open. */
  async openSuggestions(articleId: string): Promise<readonly string[]> {
    const answer = await this.server.ask('admin', 'GET', `/api/articles/${articleId}/suggestions`)
    return suggestionListSchema.parse(answer.json()).suggestions.map(({ id }) => id)
  }

  /** All that is on record of an article, in a form that can be compared. */
  async recordOf(articleId: string): Promise<string> {
    const doc = await this.#stored(articleId)
    const row = await this.server.store.getArticle(articleId)
    const maps = ['spans', 'review', 'origins'].map((name) => doc.getMap(name).toJSON())
    return JSON.stringify([row, [...Y.encodeStateVector(doc)], read(doc, 'markup'), maps])
  }

  /** What an article reads in a view, as it is stored. */
  async readingOf(articleId: string, view: View): Promise<string> {
    return JSON.stringify(read(await this.#stored(articleId), view))
  }

  /** All that is on record of the newsroom: which articles and which people there are. */
  async recordOfNewsroom(): Promise<string> {
    const { articles } = await this.server.store.listArticles({ limit: 200 })
    return JSON.stringify([articles.map(({ id }) => id), this.server.accounts.people()])
  }

  close(): Promise<void> {
    return this.server.close()
  }

  async #stored(articleId: string): Promise<Y.Doc> {
    const doc = buildDocument(documentOf(await this.server.store.load(articleId)))
    if (doc === null) throw new Error('what is stored does not load')
    return doc
  }
}

/** Somebody of this role whose account was locked while they were signed in. */
async function lockedOf({ accounts }: TestServer, role: Role) {
  const email = 'locked@desk.example'
  const person = await accounts.createPerson({ name: 'Weg', email, password: PASSWORD, role })
  const signedIn = await accounts.signIn({ email, password: PASSWORD }, {})
  if (!person || !signedIn) throw new Error('cannot be locked')
  await accounts.changePerson(person.id, { isLocked: true })
  return { role, cookie: signedIn.cookies[0]?.split(';')[0] ?? '' }
}
