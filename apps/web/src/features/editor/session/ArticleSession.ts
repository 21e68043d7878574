import { SCHEMA_VERSION } from '@stet/article'
import type { EditorView } from '@tiptap/pm/view'
import type { ArticleMetadata } from '@stet/protocol'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Conversion } from './ArticleProvider.ts'
import { Barriers } from './Barriers.ts'
import { type ClientIdPair, freshClientIds } from './clientIdPair.ts'
import { Connection } from './Connection.ts'
import { type LocalCopy, localCopyName } from './LocalCopy.ts'
import { OthersText } from './OthersText.ts'
import { PageWork } from './PageWork.ts'
import { RightWatch } from './RightWatch.ts'
import { SavedWork } from './SavedWork.ts'
import { SessionCourse } from './SessionCourse.ts'
import { SessionDocument, type SessionUser } from './SessionDocument.ts'
import type { SessionSnapshot } from './SessionSnapshot.ts'
import { SnapshotFeed } from './SnapshotFeed.ts'
import type { Surroundings } from './Surroundings.ts'
import { Timers } from './Timers.ts'

export interface SessionArticle {
  readonly metadata: ArticleMetadata
  /** Whether `metadata` come from the server just now, not from memory. */
  readonly isFresh: boolean
  /** What became suggestions in the session before, and the person may not have read. */
  readonly conversion?: Conversion | null
}

/** A first connection that takes longer is treated as none: writing begins under the fresh pair. */
const OPENING_PATIENCE_MS = 4_000
/** How long a session that is left waits for its last durable answer. */
const LINGER_MS = 5_000

/**
 * One open article in one tab: the document, its copy in this browser, the connection, and the truth about what is saved.
 *
 * Nothing that was typed is lost: it goes into the local copy, is counted until the server has answered for it, and becomes
 * a recovered copy where it cannot be merged. A session is used once: when `end` is set, another one is made.
 */
export class ArticleSession {
  readonly clientIds: ClientIdPair
  readonly user: SessionUser
  readonly metadata: ArticleMetadata

  private readonly around: Surroundings
  private readonly document: SessionDocument
  private readonly work: PageWork
  private readonly saved: SavedWork
  private readonly barriers: Barriers
  private readonly right: RightWatch
  private readonly others: OthersText
  private readonly connection: Connection
  private readonly timers = new Timers()
  private readonly course: SessionCourse
  private readonly screen: SnapshotFeed
  private copy: LocalCopy | null = null
  private isCopyComplete = false
  /** This browser held the article before anybody answered. */
  private hadCopy = false
  private hasSynced = false
  private mayWriteUnregistered: boolean
  private conversion: Conversion | null = null
  private isDisposed = false
  private whenSettled: () => void = () => undefined

  constructor(article: SessionArticle, user: SessionUser, around: Surroundings) {
    const { metadata } = article
    this.around = around
    this.user = user
    this.metadata = metadata
    this.mayWriteUnregistered = !article.isFresh
    this.conversion = article.conversion ?? null
    this.clientIds = freshClientIds(around.random32)
    this.document = new SessionDocument(user, this.clientIds, {
      changed: (origin) => {
        if (origin !== this.connection.provider) this.barriers.noteChange()
      },
      idsTaken: () => void this.course.takeNewIds('not-allowed'),
      looksNew: () => {
        this.right.look()
        this.publish()
      },
    })
    this.work = new PageWork(
      around.store,
      { userId: user.id, articleId: metadata.id, epoch: metadata.epoch, ...this.clientIds },
      around.now,
      (isKept) => this.saved.noteRecord(isKept),
    )
    this.saved = new SavedWork(this.work, around.now, () => this.publish())
    this.barriers = new Barriers(() => this.connection, this.saved, around.now)
    this.right = new RightWatch(metadata.mode, {
      takenAs: () => this.document.takenAs,
      isAllSaved: () => this.unsavedChanges === 0,
      ask: () => void this.connection.ask(false),
    })
    this.connection = new Connection(
      this.doc,
      {
        ...around,
        articleId: metadata.id,
        awareness: this.awareness,
        query: () => ({
          clientIds: this.work.clientIds,
          schema: SCHEMA_VERSION,
          epoch: metadata.epoch,
        }),
        maySend: () => this.mayWrite && !this.course.isStopped,
      },
      {
        received: (update) => this.others.add(update),
        flush: () => this.others.takeIn(),
        handshaken: () => this.handleHandshake(),
        synced: () => {
          this.hasSynced = true
          this.publish()
        },
        acknowledged: (n) => this.handleAcknowledged(n),
        converted: (conversion) => this.handleConverted(conversion),
        // It comes again: a page that cannot load what compares, compares the next time.
        told: (message) => void this.handleTold(message).catch(() => {}),
        lost: () => this.handleLost(),
        delayed: (reason) => this.saved.note({ type: 'refused', reason }),
        stopped: (reason) => this.course.stop(reason),
        standing: (standing, isRefused) => {
          if (!this.isDisposed) void this.course.follow(standing, isRefused)
        },
      },
    )
    this.others = new OthersText(this.doc, this.connection.provider, around, () => this.publish())
    this.course = new SessionCourse({
      metadata,
      around,
      userId: user.id,
      clientIds: this.clientIds,
      document: this.document,
      work: this.work,
      saved: this.saved,
      connection: () => this.connection,
      copy: () => this.copy,
      conversion: () => this.conversion,
      onEnd: () => {
        this.publish()
        this.close()
      },
    })
    this.screen = new SnapshotFeed(() => this.look())
  }

  get doc(): Y.Doc {
    return this.document.doc
  }

  get awareness(): Awareness {
    return this.document.awareness
  }

  /** Whether this person may write here at all, directly or as suggestions. */
  get mayWrite(): boolean {
    return this.metadata.mode !== 'view'
  }

  /** Pairs of other page loads whose text is this person's although `clients` may not say so yet. */
  get earlierClientIds(): readonly ClientIdPair[] {
    return this.work.clientIds.slice(1)
  }

  /** Local changes without a durable answer, those of earlier page loads included. */
  get unsavedChanges(): number {
    return this.saved.unsavedChanges
  }

  getSnapshot = (): SessionSnapshot => this.screen.snapshot

  subscribe = (listener: () => void): (() => void) => this.screen.subscribe(listener)

  /** The view that shows the article, null for none: updates of others wait while it composes, and it reads the selection before them. */
  showIn(view: EditorView | null): void {
    this.others.showIn(view)
  }

  /** Opens the local copy, then the connection. */
  async start(): Promise<void> {
    await this.work.begin(this.mayWrite)
    if (this.isDisposed) return
    const { id, epoch } = this.metadata
    this.copy = this.around.openCopy(localCopyName(this.user.id, id, epoch), this.doc)
    this.copy.onFailure(() => this.saved.noteCopyFailure())
    const outcome = await this.copy.whenLoaded
    if (this.isDisposed) return
    this.isCopyComplete = outcome === 'loaded'
    this.hadCopy = this.isCopyComplete && this.document.hasText
    if (!this.isCopyComplete) this.saved.noteCopyFailure()
    this.saved.note({ type: 'earlier-work-found', changes: this.work.earlierChanges })
    if (!this.mayWrite && this.unsavedChanges > 0) {
      await this.course.restart(this.metadata, this.metadata.isDamaged ? 'damaged' : 'not-allowed')
      return
    }
    this.publish()
    this.connection.connect()
    this.timers.after(OPENING_PATIENCE_MS, () => {
      if (!this.connection.isOpen) this.handleLost()
    })
  }

  /** Something says that the world has changed (the network is back, the tab is visible): looks at the connection now. */
  checkConnection(): void {
    if (this.saved.refusal === 'signed-out') void this.resume()
    else if (!this.course.isStopped) this.connection.checkNow()
  }

  /** The browser says that there is no network: believed at once while nothing is open, asked for otherwise. */
  noteOffline(): void {
    if (this.connection.isOpen) this.connection.checkNow()
    else this.handleLost()
  }

  /** What the server tells everybody about its storage. */
  noteStorageTrouble(isInTrouble: boolean): void {
    this.saved.note({ type: 'storage', isInTrouble })
  }

  /** The colour in which the server shows this person to everybody in the article. */
  noteColor(color: number | undefined): void {
    this.document.showColor(color)
  }

  /** The person has signed in again, or asks to try once more. */
  async resume(): Promise<void> {
    if (!this.isDisposed) await this.course.resume()
  }

  /** After a refusal: keeps what was written as a copy and begins anew with what the server has. */
  async startOver(): Promise<void> {
    await this.course.startOver()
  }

  /** The article as this person sees it, for a copy. */
  async text(): Promise<string> {
    return this.around.textOf(this.doc)
  }

  /** Ends the session; what is unsaved is waited for a moment and stays in the browser. */
  async dispose(): Promise<void> {
    if (this.isDisposed) return
    this.isDisposed = true
    if (this.course.end !== null) return
    this.awareness.setLocalState(null)
    this.others.flush()
    if (this.unsavedChanges > 0 && this.barriers.send()) {
      await new Promise<void>((resolve) => {
        this.whenSettled = resolve
        this.timers.after(LINGER_MS, resolve)
      })
    }
    if (this.unsavedChanges === 0) this.work.end()
    this.close()
  }

  private handleHandshake(): void {
    this.saved.note({ type: 'connected', at: this.around.now() })
    this.barriers.send()
  }

  private handleAcknowledged(n: number): void {
    this.saved.note({ type: 'acknowledged', n })
    if (this.unsavedChanges > 0) return
    if (this.isCopyComplete) this.work.settleEarlier()
    this.right.noteSaved()
    this.whenSettled()
  }

  private handleConverted({ inserted, struck }: Conversion): void {
    const before = this.conversion ?? { inserted: 0, struck: 0 }
    this.conversion = { inserted: before.inserted + inserted, struck: before.struck + struck }
    this.publish()
  }

  /** At the same moment with another content: no update repairs that, and what is written here may reach nobody. */
  private async handleTold(told: Uint8Array): Promise<void> {
    // Not needed to open an article, and seldom.
    const { answerToServer } = await import('./answerToServer.ts')
    if (!this.hasSynced || this.course.isStopped) return
    this.others.takeIn()
    const answer = answerToServer(this.doc, told)
    if (answer === null) return
    this.connection.say(answer)
    void this.course.takeNewIds('differs')
  }

  private handleLost(): void {
    this.mayWriteUnregistered = true
    this.saved.note({ type: 'lost', at: this.around.now() })
    this.publish()
  }

  private look(): SessionSnapshot {
    const { hasText, isRegistered, people } = this.document
    const isReadable = hasText && (this.hasSynced || this.hadCopy)
    const maySpeak = !this.course.isStopped || this.saved.refusal === 'signed-out'
    return {
      isReadable,
      isWritable:
        isReadable &&
        this.mayWrite &&
        maySpeak &&
        this.course.end === null &&
        (isRegistered || this.mayWriteUnregistered),
      badge: this.saved.badge,
      isOffline: this.saved.isOffline,
      people,
      isHeld: this.others.isHeld,
      refusal: this.saved.refusal,
      end: this.course.end,
      conversion: this.conversion,
    }
  }

  private publish(): void {
    this.screen.publish()
  }

  private close(): void {
    this.timers.clear()
    this.screen.dispose()
    this.barriers.dispose()
    this.saved.dispose()
    this.connection.dispose()
    this.others.dispose()
    this.copy?.dispose()
    this.awareness.destroy()
  }
}
