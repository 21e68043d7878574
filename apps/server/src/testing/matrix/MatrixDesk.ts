import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
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
import { ROLES, suggestionListSchema, TOKEN_SCOPES, type ArticleState, type Role } from '@stet/protocol'
import * as Y from 'yjs'
import { buildDocument } from '../../sync/buildDocument.ts'
import type { SyncSettings } from '../../sync/SyncSettings.ts'
import { captureVersion } from '../../versions/captureVersion.ts'
import { articleOfVersion, parseVersionContent } from '../../versions/VersionContent.ts'
import type { NewArticle, StoredDocument } from '../../storage/Store.ts'
import { documentOf, newArticle } from '../../storage/testing/articles.ts'
import { COMMENT_LIMITS } from '../../comments/COMMENT_LIMITS.ts'
import { TestServer } from '../TestServer.ts'
import { everyAsker, OPERATOR_KEY, type Asker, type Known } from './Asker.ts'
import { INTERNAL_NOTE, PASSWORD, PUBLISHED, type ThreadAsk } from './HTTP_ASKS.ts'

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
  readonly #documents = new Map<string, { readonly digest: string; readonly record: string }>()
  readonly #files: readonly DatabaseSync[]
  /** By article; of the newsroom by null. */
  readonly #records = new Map<string | null, { readonly stamp: string; readonly record: string }>()
  #number = 0

  private constructor(server: TestServer, address: string, askers: readonly Asker[]) {
    this.server = server
    this.address = address
    this.askers = askers
    this.#files = ['stet.sqlite', 'accounts.sqlite'].map(
      (name) => new DatabaseSync(join(server.folder, name), { readOnly: true }),
    )
  }

  static async open(): Promise<MatrixDesk> {
    const server = await TestServer.open(ROLES, { syncSettings: QUIET, metricsToken: OPERATOR_KEY })
    const address = await server.listen()
    await publishExample(server)
    const people = ROLES.map((role) => knownOf(server, role))
    return new MatrixDesk(server, address, everyAsker([...people, await lockedOf(server, 'chief')], address))
  }

  /** A number that was not given before. */
  next(): number {
    return (this.#number += 1)
  }

  /**
   * A new article in this state, with open suggestions of legal, an internal note, two versions of before, and what else is
   * known about it.
   */
  async article(state: ArticleState, known: NewArticle['metadata'] = {}): Promise<string> {
    const id = crypto.randomUUID()
    const doc = openRoots(new Y.Doc())
    const article = { ...emptyArticle(), headline: 'Stand der Dinge '.repeat(4).trim(), lead: { text: LEAD } }
    // Of nobody who asks: what somebody brings who once was an editor here is never refused, only late.
    const by = { clientId: 7, user: 'somebody', origin: 'imported' } as const
    Y.applyUpdate(doc, createDocument(article, by))
    const versions = [captureVersion(doc)]
    doc.clientID = by.clientId
    doc.getText('kicker').insert(0, 'Seither')
    versions.push(captureVersion(doc))
    doc.clientID = SUGGESTER
    clientsRoot(doc).set(String(SUGGESTER), clientEntry(this.server.idOf('legal'), 'suggest'))
    for (let at = LEAD.length; at > 0; at -= 3) doc.getText('lead').insert(at, '!')
    await this.server.store.createArticle(
      newArticle({
        id,
        slug: `in-${state}-${id}`,
        state,
        schemaVersion: SCHEMA_VERSION,
        metadata: { internalNote: INTERNAL_NOTE, ...known },
        snapshot: Y.encodeStateAsUpdate(doc),
      }),
    )
    const first = { at: Date.now(), reason: 'automatic', name: null, by: null, restored: null } as const
    for (const version of versions)
      await this.server.store.addVersion(id, { ...version, ...first, people: [] })
    return id
  }

  /** Ids of the suggestions in an article that are open. */
  async openSuggestions(articleId: string): Promise<readonly string[]> {
    const answer = await this.server.ask('chief', 'GET', `/api/articles/${articleId}/suggestions`)
    return suggestionListSchema.parse(answer.json()).suggestions.map(({ id }) => id)
  }

  /** A new thread in an article; says its id. */
  async openThread(articleId: string, asker: Asker, { isOwn, isBlocking }: ThreadAsk): Promise<string> {
    const id = crypto.randomUUID()
    const author = isOwn && asker.role ? this.server.idOf(asker.role) : 'somebody'
    const anchor = { root: 'lead', ids: [], suggestion: null }
    const comment = { id, author, at: 0, text: 'Stimmt das?', digest: '' }
    const to = { anchor, quote: '', isBlocking }
    const added = await this.server.store.addComment(
      { article: articleId, comment, to, mentions: [] },
      COMMENT_LIMITS,
    )
    if (!added.ok) throw new Error(`no thread: ${added.reason}`)
    return id
  }

  /** The number of a version that reads otherwise than the article does now. */
  async otherVersion(articleId: string): Promise<string> {
    const now = textOf(captureVersion(await this.#stored(articleId)).content)
    for (const number of [1, 2]) {
      const loaded = await this.server.store.loadVersion(articleId, number)
      if (loaded.ok && textOf(loaded.content) !== now) return String(number)
    }
    throw new Error('no version reads otherwise')
  }

  /** All that is on record of an article, in a form that can be compared. */
  recordOf(articleId: string): Promise<string> {
    return this.#known(articleId, () => this.#readRecordOf(articleId))
  }

  /** All that is on record of the newsroom: which articles and which people there are, and what these keep for themselves. */
  recordOfNewsroom(): Promise<string> {
    return this.#known(null, () => this.#readRecordOfNewsroom())
  }

  /** Of files that nobody wrote in since, the record is what it was: most who ask are refused. */
  async #known(about: string | null, readRecord: () => Promise<string>): Promise<string> {
    const stamp = JSON.stringify(this.#files.map((file) => file.prepare('PRAGMA data_version').get()))
    const known = this.#records.get(about)
    if (known?.stamp === stamp) return known.record
    const record = await readRecord()
    this.#records.set(about, { stamp, record })
    return record
  }

  async #readRecordOf(articleId: string): Promise<string> {
    const { store } = this.server
    const [stored, row, threads, { records }] = await Promise.all([
      store.load(articleId),
      store.getArticle(articleId),
      store.listThreads(articleId),
      store.listVersions(articleId, { limit: 100 }),
    ])
    const versions = records.map(({ number, name }) => [number, name])
    return JSON.stringify([row, threads, versions, this.#recordOfDocument(articleId, documentOf(stored))])
  }

  /** What an article reads in a view, as it is stored. */
  async readingOf(articleId: string, view: View): Promise<string> {
    return JSON.stringify(read(await this.#stored(articleId), view))
  }

  async #readRecordOfNewsroom(): Promise<string> {
    const { articles } = await this.server.store.listArticles({ limit: 200 })
    const { accounts } = this.server
    const tokens = ROLES.map((role) => accounts.tokensOf(this.server.idOf(role)).map(({ id }) => id))
    const people = [...this.server.people.values()]
    const views = await Promise.all(people.map(({ id }) => this.server.store.listViews(id)))
    return JSON.stringify([
      articles.map(({ id }) => id),
      accounts.people(),
      tokens,
      views,
      accounts.desks.list(),
      accounts.invitations.list(),
      await this.server.store.webhooks.list(),
    ])
  }

  close(): Promise<void> {
    for (const file of this.#files) file.close()
    return this.server.close()
  }

  /** Of the same bytes it is the same, and mostly they are: what is asked for changes nothing for most who ask. */
  #recordOfDocument(articleId: string, stored: Pick<StoredDocument, 'snapshot' | 'tail'>): string {
    const hash = createHash('sha256').update(stored.snapshot)
    for (const update of stored.tail) hash.update(update)
    const digest = hash.digest('hex')
    const known = this.#documents.get(articleId)
    if (known?.digest === digest) return known.record
    const doc = built(stored)
    const maps = ['spans', 'review', 'origins'].map((name) => doc.getMap(name).toJSON())
    const record = JSON.stringify([[...Y.encodeStateVector(doc)], read(doc, 'markup'), maps])
    this.#documents.set(articleId, { digest, record })
    return record
  }

  async #stored(articleId: string): Promise<Y.Doc> {
    return built(documentOf(await this.server.store.load(articleId)))
  }
}

function built(stored: Pick<StoredDocument, 'snapshot' | 'tail'>): Y.Doc {
  const doc = buildDocument(stored)
  if (doc === null) throw new Error('what is stored does not load')
  return doc
}

/** Those whose programs come with less than everything, too: who may most, and who may other things than to write. */
const WITH_SINGLE_SCOPES: ReadonlySet<Role> = new Set(['reporter', 'chief', 'admin'])

/** Somebody of this role who is signed in, with a token for all there is, and perhaps one for each thing. */
function knownOf(server: TestServer, role: Role): Known {
  const single = WITH_SINGLE_SCOPES.has(role) ? TOKEN_SCOPES.map((scope) => [scope]) : []
  const tokens = [TOKEN_SCOPES, ...single].map((scopes) => {
    const { secret } = server.accounts.createToken(server.idOf(role), { name: role, scopes, days: 1 })
    return { scopes, secret }
  })
  return { role, isLocked: false, cookie: server.cookieOf(role), tokens }
}

/** An article that is out, whoever published it. */
async function publishExample({ store }: TestServer): Promise<void> {
  const by = { clientId: 7, user: 'somebody', origin: 'imported' } as const
  const id = crypto.randomUUID()
  const snapshot = createDocument(emptyArticle(), by)
  await store.createArticle(
    newArticle({ id, slug: PUBLISHED, state: 'approved', schemaVersion: SCHEMA_VERSION, snapshot }),
  )
  const version = { version: 1, at: 0, by: 'somebody', approvedBy: 'somebody else', hash: '', notice: null }
  await store.changeWorkflow(id, {
    record: { revision: 0, submitters: [], approval: null, clearance: null, schedule: null, remark: null },
    state: 'approved',
    publication: 'published',
    metadata: {},
    published: { ...version, overridden: [], article: JSON.stringify(emptyArticle()), live: [] },
    killNotice: null,
    audit: [],
    at: 0,
  })
}

/** Somebody of this role whose account was locked while they were signed in. */
async function lockedOf({ accounts }: TestServer, role: Role): Promise<Known> {
  const email = 'locked@desk.example'
  const person = await accounts.createPerson({ name: 'Weg', email, password: PASSWORD, role })
  const signedIn = await accounts.signIn({ email, password: PASSWORD }, {})
  if (!person || !signedIn) throw new Error('cannot be locked')
  await accounts.changePerson(person.id, { isLocked: true })
  // Also one that was made afterwards.
  const { secret } = accounts.createToken(person.id, { name: 'Weg', scopes: TOKEN_SCOPES, days: 1 })
  const tokens = [{ scopes: TOKEN_SCOPES, secret }]
  return { role, isLocked: true, cookie: signedIn.cookies[0]?.split(';')[0] ?? '', tokens }
}

function textOf(content: string): string {
  return JSON.stringify(articleOfVersion(parseVersionContent(content), 'original'))
}
