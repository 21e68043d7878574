import { createHash, randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROLES, type Role } from '@stet/protocol'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import type { PasswordHashing } from '../accounts/createAuth.ts'
import { openAccounts, type OpenAccounts } from '../accounts/openAccounts.ts'
import { createApp, type App, type AppParts } from '../app.ts'
import { openSqliteStore } from '../storage/sqlite/SqliteStore.ts'
import type { Store } from '../storage/Store.ts'

const PASSWORD = 'long enough'

/** Signs the session cookies of a test server. */
export const TEST_SECRET = 'a secret of more than forty-three characters, Wdr7'

/** A hundredth of what the real thing takes on purpose: people sign in to hundreds of servers here. */
const QUICK_PASSWORDS: PasswordHashing = {
  hash: async (password) => createHash('sha256').update(password).digest('hex'),
  verify: async ({ hash, password }) => createHash('sha256').update(password).digest('hex') === hash,
}

/** A request as the browser of somebody would send it. */
export type Ask = Omit<InjectOptions, 'method' | 'url'>

interface TestParts extends AppParts {
  readonly secondFactorFor: readonly Role[]
}

/** The real server on a data folder of its own, with one person for every role; nothing listens until `listen`. */
export class TestServer {
  readonly app: App['app']
  readonly routes: App['routes']
  readonly articles: App['articles']
  readonly workflow: App['workflow']
  readonly mailer: App['mailer']
  readonly deliverer: App['deliverer']
  readonly store: Store
  readonly accounts: OpenAccounts
  readonly folder: string
  readonly people = new Map<Role, { readonly id: string; readonly cookie: string }>()

  private constructor(folder: string, store: Store, accounts: OpenAccounts, created: App) {
    const { app, routes, articles, workflow, mailer, deliverer } = created
    this.folder = folder
    this.store = store
    this.accounts = accounts
    this.app = app
    this.routes = routes
    this.articles = articles
    this.workflow = workflow
    this.mailer = mailer
    this.deliverer = deliverer
  }

  /** `roles` are those who have an account and are signed in; `accountsNow` is what accounts take for the time. */
  static async open(
    roles: readonly Role[] = ROLES,
    parts: Partial<TestParts> = {},
    accountsNow: () => number = Date.now,
  ): Promise<TestServer> {
    const folder = await mkdtemp(join(tmpdir(), 'stet-server-'))
    const store =
      parts.store ??
      (await openSqliteStore({
        path: join(folder, 'stet.sqlite'),
        now: Date.now,
        keepsMail: parts.mail != null,
      }))
    const accounts = await openAccounts({
      path: join(folder, 'accounts.sqlite'),
      secret: TEST_SECRET,
      areCookiesSecure: false,
      secondFactorFor: parts.secondFactorFor ?? [],
      now: accountsNow,
      log: () => undefined,
      watchEvery: 20,
      passwords: QUICK_PASSWORDS,
    })
    const created = createApp({
      store,
      accounts,
      origins: null,
      metricsToken: null,
      logger: pino({ level: 'silent' }),
      webFolder: join(folder, 'web'),
      now: Date.now,
      clock: () => performance.now(),
      random: () => randomInt(2 ** 32),
      ...parts,
    })
    const server = new TestServer(folder, store, accounts, created)
    await created.app.ready()
    await Promise.all(roles.map((role) => server.addPerson(role)))
    return server
  }

  private async addPerson(role: Role): Promise<void> {
    const email = `${role}@desk.example`
    const person = await this.accounts.createPerson({ name: `The ${role}`, email, password: PASSWORD, role })
    if (!person) throw new Error(`${email} is taken`)
    this.people.set(role, { id: person.id, cookie: await this.signIn(role) })
  }

  /** A further session of this person: what its browser sends as `Cookie`. */
  async signIn(role: Role): Promise<string> {
    const signedIn = await this.accounts.signIn({ email: `${role}@desk.example`, password: PASSWORD }, {})
    if (!signedIn) throw new Error(`${role} was refused`)
    return signedIn.cookies.map((cookie) => cookie.split(';')[0]).join('; ')
  }

  idOf(role: Role): string {
    return this.people.get(role)?.id ?? ''
  }
  cookieOf(role: Role): string {
    return this.people.get(role)?.cookie ?? ''
  }

  /** A call by somebody (null: not signed in). A `payload` that is an object goes as JSON. */
  ask(
    role: Role | null,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    ask: Ask = {},
  ): Promise<LightMyRequestResponse> {
    const cookie = role === null ? {} : { cookie: this.cookieOf(role) }
    return this.app.inject({ method, url, ...ask, headers: { ...cookie, ...ask.headers } })
  }

  /** Listens on a free port; gives `http://127.0.0.1:…`. */
  async listen(): Promise<string> {
    return this.app.listen({ host: '127.0.0.1', port: 0 })
  }

  async close(): Promise<void> {
    await this.app.close()
    await this.store.close()
    this.accounts.close()
    await rm(this.folder, { recursive: true, force: true })
  }
}
