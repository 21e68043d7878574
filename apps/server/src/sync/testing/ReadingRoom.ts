import { createDocument, emptyArticle, SERVER_USER } from '@stet/article'
import type { ArticleJson } from '@stet/article'
import type { Mode } from '@stet/protocol'
import * as Y from 'yjs'
import { silentLogger } from '../../observability/logger.ts'
import { AuditTrail } from '../../records/AuditTrail.ts'
import { newArticle } from '../../storage/testing/articles.ts'
import type { NamedClients } from '../Bindings.ts'
import { PersonBudgets } from '../budgets/PersonBudgets.ts'
import { Alarms } from '../Alarms.ts'
import { Connection } from '../Connection.ts'
import type { Message } from '../frames.ts'
import { Room } from '../Room.ts'
import { SyncCounts } from '../SyncCounts.ts'
import { DEFAULT_SYNC_SETTINGS } from '../SyncSettings.ts'
import type { SyncSettings } from '../SyncSettings.ts'
import type { SlowSocket } from './SlowSocket.ts'
import { SlowTab } from './SlowTab.ts'
import { WatchedStore } from './WatchedStore.ts'

const ARTICLE = 'article-1'
const PLENTY = { burst: 1e9, perSecond: 1e9 }

/** An article with tabs that read when a test says so. Time stands still unless a test moves it, or lets it tick. */
export class ReadingRoom {
  readonly store: WatchedStore
  readonly room: Room
  readonly counts = new SyncCounts()
  readonly tabs: readonly SlowTab[]
  time = 0
  /** Milliseconds that go by with each look at the clock. */
  tick = 0
  readonly #settings: SyncSettings
  readonly #modes: ReadonlyMap<string, Mode>
  #random = 5_000

  private constructor(
    store: WatchedStore,
    snapshot: Uint8Array,
    settings: Partial<SyncSettings>,
    modes: Readonly<Record<string, Mode>>,
    onSent: (tab: SlowTab, message: Message) => void,
  ) {
    this.store = store
    this.#settings = {
      ...DEFAULT_SYNC_SETTINGS,
      socketAnswers: PLENTY,
      personAnswers: PLENTY,
      // Nothing is said but what a test is about.
      compareAfter: 2 ** 31 - 1,
      ...settings,
    }
    this.#modes = new Map(Object.entries(modes))
    const room = Room.open(
      {
        articleId: ARTICLE,
        store,
        logger: silentLogger,
        now: () => this.time,
        clock: () => (this.time += this.tick),
        random: () => (this.#random += 1),
        settings: this.#settings,
        counts: this.counts,
        onPeopleChange: () => {},
        onSummary: () => {},
        onWritten: () => {},
      },
      { snapshot, tail: [], lastSequence: 0, epoch: 0 },
    )
    if (!room) throw new Error('the article does not load')
    this.room = room
    this.tabs = Object.keys(modes).map((name, at) => new SlowTab(name, 100 + at, onSent))
    store.onStored = () => {
      for (const barrier of this.tabs.flatMap(({ barriers }) => barriers)) {
        if (barrier.besides === null && store.has(barrier.about))
          barrier.besides = Y.encodeStateAsUpdate(store.disk)
      }
    }
  }

  /** `modes`: who has a tab, and what they may do; nobody has come yet. */
  static async open(
    modes: Readonly<Record<string, Mode>>,
    settings: Partial<SyncSettings> = {},
    onSent: (tab: SlowTab, message: Message) => void = () => {},
    article: ArticleJson = emptyArticle(),
  ): Promise<ReadingRoom> {
    const store = new WatchedStore()
    const snapshot = createDocument(article, { clientId: 1, user: SERVER_USER, origin: 'imported' })
    await store.createArticle(newArticle({ id: ARTICLE, snapshot }))
    Y.applyUpdate(store.disk, snapshot)
    return new ReadingRoom(store, snapshot, settings, modes, onSent)
  }

  tab(name: string): SlowTab {
    const tab = this.tabs.find((each) => each.name === name)
    if (!tab) throw new Error(`nobody is called ${name}`)
    return tab
  }

  come(tab: SlowTab): void {
    const mode = this.#modes.get(tab.name) ?? 'view'
    const named = { edit: mode === 'view' ? [] : [tab.client], suggest: [] }
    const problem = this.room.claim(named, { userId: tab.name, mode })
    if (problem) throw new Error(problem.reason)
    tab.come((socket) => this.#connect(tab, mode, named, socket))
  }

  /** Everybody's words reach the server, what it sends reaches those who read, and the disk does what it can. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      if (this.#pump()) quiet = -1
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  async close(): Promise<void> {
    for (const tab of this.tabs) tab.leave()
    this.store.letGo()
    this.room.destroy()
    for (const tab of this.tabs) tab.destroy()
    await this.store.close()
  }

  #pump(): boolean {
    let hasMoved = false
    for (const tab of this.tabs) {
      if (tab.deliver()) hasMoved = true
      if (!tab.isStalled && tab.read()) hasMoved = true
    }
    return hasMoved
  }

  #connect(tab: SlowTab, mode: Mode, named: NamedClients, socket: SlowSocket): Connection {
    const admission = {
      actor: {
        id: tab.name,
        name: tab.name.toUpperCase(),
        email: `${tab.name}@desk.example`,
        role: 'reporter' as const,
        sessionId: tab.name,
        scopes: null,
      },
      article: { id: ARTICLE } as never,
      mode,
      lastClosing: null,
      named,
      wantsAcknowledgements: true,
    }
    const now = () => this.time
    const audit = new AuditTrail({ store: this.store, logger: silentLogger, now })
    return new Connection(admission, socket, this.room, {
      logger: silentLogger,
      audit,
      alarms: new Alarms(silentLogger, audit, this.counts),
      clock: now,
      counts: this.counts,
      settings: this.#settings,
      people: new PersonBudgets(this.#settings),
    })
  }
}
