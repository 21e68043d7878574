import { test as base, type Browser, type BrowserContextOptions } from '@playwright/test'
import type { AccountName } from './accounts.ts'
import { OwnServer } from './OwnServer.ts'
import { Person } from './Person.ts'

export { expect } from '@playwright/test'

/** A browser that keeps the pages, for whoever opens them without a network. */
export const KEEPS_PAGES: BrowserContextOptions = { serviceWorkers: 'allow' }

/** The people of one test and the server they work with. */
export class Newsroom {
  readonly baseURL: string
  /** The process behind it; null when the tests run against somebody's installation. */
  readonly ownServer: OwnServer | null
  private readonly browser: Browser
  private readonly people: Person[] = []

  constructor(baseURL: string, ownServer: OwnServer | null, browser: Browser) {
    this.baseURL = baseURL
    this.ownServer = ownServer
    this.browser = browser
  }

  /** The process to be hurt; for tests marked @own-server. */
  get server(): OwnServer {
    if (!this.ownServer) throw new Error('This test needs a server of its own: mark it @own-server.')
    return this.ownServer
  }

  /**
   * A person at a new browser, not signed in. It does not keep the pages unless told so (`KEEPS_PAGES`): that takes a
   * process and a copy of everything for each person.
   */
  async stranger(account: AccountName, options: BrowserContextOptions = {}): Promise<Person> {
    const context = await this.browser.newContext({
      baseURL: this.baseURL,
      locale: 'en-GB',
      viewport: { width: 1280, height: 900 },
      serviceWorkers: 'block',
      ...options,
    })
    const person = new Person(account, context, await context.newPage(), this.baseURL)
    this.people.push(person)
    return person
  }

  /** A person at a new browser, signed in. */
  async person(account: AccountName, options: BrowserContextOptions = {}): Promise<Person> {
    const person = await this.stranger(account, options)
    await person.signIn()
    return person
  }

  async dispose(): Promise<void> {
    for (const person of this.people) await person.context.close()
  }
}

export const test = base.extend<{ newsroom: Newsroom }, { workerServer: OwnServer | null }>({
  workerServer: [
    async ({}, use) => {
      if (process.env['E2E_BASE_URL'] !== undefined) {
        await use(null)
        return
      }
      const server = await OwnServer.start()
      await use(server)
      await server.dispose()
    },
    { scope: 'worker' },
  ],
  newsroom: async ({ browser, workerServer }, use) => {
    const baseURL = workerServer?.baseURL ?? process.env['E2E_BASE_URL']
    if (baseURL === undefined) throw new Error('E2E_BASE_URL is empty')
    const newsroom = new Newsroom(baseURL.replace(/\/$/, ''), workerServer, browser)
    await use(newsroom)
    await newsroom.dispose()
  },
})
