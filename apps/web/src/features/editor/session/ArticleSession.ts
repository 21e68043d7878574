import { clientsRoot, openRoots, SCHEMA_VERSION } from '@stet/article'
import { type FrameBatcher, frameBatcher } from '@stet/binding'
import type { ArticleMetadata } from '@stet/protocol'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { RecoveredCopy } from './BrowserStore.ts'
import { type ClientIdPair, freshClientIds } from './clientIdPair.ts'
import { Connection } from './Connection.ts'
import { type LocalCopy, localCopyName } from './LocalCopy.ts'
import { PageWork } from './PageWork.ts'
import { isSamePeople, peopleHere, type PersonHere } from './people.ts'
import { nextStep } from './nextStep.ts'
import type { NotSavedReason } from './savedState.ts'
import { SavedWork } from './SavedWork.ts'
import type { SessionEnd, SessionSnapshot } from './SessionSnapshot.ts'
import { SnapshotFeed } from './SnapshotFeed.ts'
import type { Standing } from './Standing.ts'
import type { Surroundings } from './Surroundings.ts'
import { Timers } from './Timers.ts'

export interface SessionArticle {
  readonly metadata: ArticleMetadata
  /** Whether `metadata` come from the server just now, not from memory. */
  readonly isFresh: boolean
}

export interface SessionUser {
  readonly id: string
  readonly name: string
  readonly color: number
}

/** How long changes may gather before the server is asked for a durable answer. */
const BARRIER_MS = 150
/** A first connection that takes longer is treated as none: writing begins under the fresh pair. */
const OPENING_PATIENCE_MS = 4_000
/** How long a session that is left waits for its last durable answer. */
const LINGER_MS = 5_000
/** Being sent away twice within this time, while HTTP says that we may write, means that our ids are refused. */
const REPEATED_REFUSAL_MS = 15_000

/**
 * One open article in one tab: the document, its copy in this browser, the connection, and the truth about what is saved.
 *
 * Nothing that was typed is lost: it goes into the local copy, is counted until the server has answered for it, and becomes
 * a recovered copy where it cannot be merged. A session is used once: when `end` is set, another one is made.
 */
export class ArticleSession {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly clientIds: ClientIdPair
  readonly user: SessionUser
  readonly metadata: ArticleMetadata

  private readonly around: Surroundings
  private readonly work: PageWork
  private readonly saved: SavedWork
  private readonly feed: FrameBatcher
  private readonly connection: Connection
  private readonly timers = new Timers()
  private readonly screen: SnapshotFeed
  private copy: LocalCopy | null = null
  private isCopyComplete = false
  private people: readonly PersonHere[]
  private hasSynced = false
  private mayWriteUnregistered: boolean
  private isStopped = false
  private isHeld = false
  private isDisposed = false
  private end: SessionEnd | null = null
  private isBarrierDue = false
  private refusedAt: number | null = null
  private ownColor: number
  private isComposing: () => boolean = () => false
  private whenSettled: () => void = () => undefined

  constructor(article: SessionArticle, user: SessionUser, around: Surroundings) {
    const { metadata } = article
    this.around = around
    this.user = user
    this.metadata = metadata
    this.mayWriteUnregistered = !article.isFresh
    this.ownColor = user.color
    this.clientIds = freshClientIds(around.random32)
    this.doc = openRoots(new Y.Doc())
    this.doc.clientID = this.clientIds.edit
    this.awareness = new Awareness(this.doc)
    this.awareness.setLocalState({ user, cursor: null })
    this.people = peopleHere(this.awareness.getStates(), user.id)
    this.work = new PageWork(
      around.store,
      { userId: user.id, articleId: metadata.id, epoch: metadata.epoch, ...this.clientIds },
      around.now,
      (isKept) => this.saved.noteRecord(isKept),
    )
    this.saved = new SavedWork(this.work, around.now, () => this.publish())
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
        maySend: () => this.mayEdit && !this.isStopped,
      },
      {
        received: (update) => this.feed.add(update),
        flush: () => this.feed.flush(),
        handshaken: () => this.handleHandshake(),
        synced: () => {
          this.hasSynced = true
          this.publish()
        },
        acknowledged: (n) => this.handleAcknowledged(n),
        lost: () => this.handleLost(),
        delayed: (reason) => this.saved.note({ type: 'refused', reason }),
        stopped: (reason) => this.stop(reason),
        standing: (standing, isRefused) => void this.handleStanding(standing, isRefused),
      },
    )
    this.feed = frameBatcher({
      doc: this.doc,
      origin: this.connection.provider,
      schedule: around.schedule,
      isHeld: () => this.isComposing(),
      onHeld: (isHeld) => {
        this.isHeld = isHeld
        this.publish()
      },
    })
    this.screen = new SnapshotFeed(() => this.look())
    this.listen()
  }

  /** Whether this person may write here at all. Suggesting needs a screen of its own; until then it reads. */
  get mayEdit(): boolean {
    return this.metadata.mode === 'edit'
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

  /** Updates of others wait while this says that a composition is open. */
  holdWhile(isComposing: () => boolean): void {
    this.isComposing = isComposing
  }

  /** Opens the local copy, then the connection. */
  async start(): Promise<void> {
    await this.work.begin(this.mayEdit)
    if (this.isDisposed) return
    const { id, epoch } = this.metadata
    this.copy = this.around.openCopy(localCopyName(this.user.id, id, epoch), this.doc)
    this.copy.onFailure(() => this.saved.noteCopyFailure())
    const outcome = await this.copy.whenLoaded
    if (this.isDisposed) return
    this.isCopyComplete = outcome === 'loaded'
    if (!this.isCopyComplete) this.saved.noteCopyFailure()
    this.saved.note({ type: 'earlier-work-found', changes: this.work.earlierChanges })
    if (!this.mayEdit && this.unsavedChanges > 0) {
      await this.restart(this.metadata, 'not-allowed')
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
    else if (!this.isStopped) this.connection.checkNow()
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
    const state = this.awareness.getLocalState()
    if (color === undefined || state === null || this.ownColor === color) return
    this.ownColor = color
    this.awareness.setLocalStateField('user', { ...this.user, color })
  }

  /** The person has signed in again, or asks to try once more. */
  async resume(): Promise<void> {
    if (this.isDisposed || this.end !== null) return
    this.isStopped = false
    this.saved.note({ type: 'resumed' })
    await this.handleStanding(await this.around.ask(), false)
  }

  /** After a refusal: keeps what was written as a copy and begins anew with what the server has. */
  async startOver(): Promise<void> {
    const standing = await this.around.ask()
    if (standing.kind === 'open') await this.restart(standing.metadata, this.saved.refusal ?? 'malformed')
  }

  /** The article as this person sees it, for a copy. */
  text(): string {
    return this.around.textOf(this.doc)
  }

  /** Ends the session; what is unsaved is waited for a moment and stays in the browser. */
  async dispose(): Promise<void> {
    if (this.isDisposed) return
    this.isDisposed = true
    if (this.end !== null) return
    this.awareness.setLocalState(null)
    this.feed.flush()
    if (this.unsavedChanges > 0 && this.sendBarrier()) {
      await new Promise<void>((resolve) => {
        this.whenSettled = resolve
        this.timers.after(LINGER_MS, resolve)
      })
    }
    if (this.unsavedChanges === 0) this.work.end()
    this.close()
  }

  private listen(): void {
    const { doc, user, clientIds } = this
    doc.on('update', (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local && origin !== this.connection.provider) this.handleLocalChange()
    })
    doc.on('afterTransactionCleanup', () => {
      // Yjs gives itself another id when ours wrote elsewhere: somebody has it, and nothing may go on under it.
      if (doc.clientID === clientIds.edit || doc.clientID === clientIds.suggest) return
      doc.clientID = clientIds.edit
      void this.takeNewIds()
    })
    clientsRoot(doc).observe(() => {
      const entry = clientsRoot(doc).get(String(clientIds.edit))
      if (entry !== undefined && entry.user !== user.id) void this.takeNewIds()
      this.publish()
    })
    this.awareness.on('change', () => {
      const people = peopleHere(this.awareness.getStates(), user.id)
      if (isSamePeople(people, this.people)) return
      this.people = people
      this.publish()
    })
  }

  private handleLocalChange(): void {
    this.saved.note({ type: 'changed', at: this.around.now() })
    if (this.isBarrierDue) return
    this.isBarrierDue = true
    this.timers.after(BARRIER_MS, () => {
      this.isBarrierDue = false
      if (this.unsavedChanges > 0) this.sendBarrier()
    })
  }

  private handleHandshake(): void {
    this.saved.note({ type: 'connected', at: this.around.now() })
    this.sendBarrier()
  }

  private sendBarrier(): boolean {
    const n = this.connection.sendBarrier()
    if (n === null) return false
    this.saved.note({ type: 'barrier-sent', n, at: this.around.now() })
    return true
  }

  private handleAcknowledged(n: number): void {
    this.saved.note({ type: 'acknowledged', n })
    if (this.unsavedChanges > 0) return
    if (this.isCopyComplete) this.work.settleEarlier()
    this.whenSettled()
  }

  private handleLost(): void {
    this.mayWriteUnregistered = true
    this.saved.note({ type: 'lost', at: this.around.now() })
    this.publish()
  }

  private async handleStanding(standing: Standing, isRefused: boolean): Promise<void> {
    if (this.isDisposed || this.end !== null) return
    const now = this.around.now()
    const isRefusedAgain = isRefused && this.refusedAt !== null && now - this.refusedAt < REPEATED_REFUSAL_MS
    const step = nextStep(this.metadata, standing, isRefusedAgain)
    switch (step.kind) {
      case 'go-on':
        if (isRefused) {
          this.refusedAt = now
          await this.work.lookAgain()
        }
        this.connection.connectLater()
        return
      case 'sign-in':
        this.stop('signed-out')
        return
      case 'leave':
        this.finish({ kind: 'gone', recovered: await this.recover('gone') })
        return
      case 'restart':
        await this.restart(step.metadata, step.reason)
    }
  }

  private async takeNewIds(): Promise<void> {
    if (this.isStopped) return
    this.stop('not-allowed')
    await this.restart(this.metadata, 'not-allowed')
  }

  private stop(reason: NotSavedReason): void {
    this.isStopped = true
    this.connection.stop()
    this.saved.note({ type: 'refused', reason })
  }

  /** Ends this session in favour of a new one. Unsaved work becomes a recovered copy; only then is the local copy let go. */
  private async restart(metadata: ArticleMetadata, reason: NotSavedReason): Promise<void> {
    const recovered = await this.recover(reason)
    const isSpoilt = reason === 'malformed' || reason === 'too-large'
    if (recovered !== null || isSpoilt || metadata.epoch !== this.metadata.epoch) {
      await this.copy?.forget().catch(() => undefined)
    }
    this.finish({ kind: 'restart', metadata, recovered })
  }

  private async recover(reason: NotSavedReason): Promise<RecoveredCopy | null> {
    this.isStopped = true
    this.connection.stop()
    if (this.unsavedChanges === 0) return null
    const copy: RecoveredCopy = {
      id: `${this.metadata.id}.${this.clientIds.edit}`,
      userId: this.user.id,
      articleId: this.metadata.id,
      epoch: this.metadata.epoch,
      headline: this.metadata.headline,
      reason,
      at: this.around.now(),
      text: this.text(),
      update: Y.encodeStateAsUpdate(this.doc),
    }
    // Where it cannot be kept it is still offered on screen.
    await this.around.store.putRecovered(copy).catch(() => undefined)
    await this.work.drop()
    return copy
  }

  private finish(end: SessionEnd): void {
    this.end = end
    this.publish()
    this.close()
  }

  private look(): SessionSnapshot {
    const { store } = this.doc
    const hasText = store.clients.size > 0 && store.pendingStructs === null
    const isReadable = hasText && (this.hasSynced || this.isCopyComplete)
    const isRegistered = clientsRoot(this.doc).has(String(this.clientIds.edit))
    const maySpeak = !this.isStopped || this.saved.refusal === 'signed-out'
    return {
      isReadable,
      isWritable:
        isReadable &&
        this.mayEdit &&
        maySpeak &&
        this.end === null &&
        (isRegistered || this.mayWriteUnregistered),
      badge: this.saved.badge,
      isOffline: this.saved.isOffline,
      people: this.people,
      isHeld: this.isHeld,
      refusal: this.saved.refusal,
      end: this.end,
    }
  }

  private publish(): void {
    this.screen.publish()
  }

  private close(): void {
    this.timers.clear()
    this.screen.dispose()
    this.saved.dispose()
    this.connection.dispose()
    this.feed.destroy()
    this.copy?.dispose()
    this.awareness.destroy()
  }
}
