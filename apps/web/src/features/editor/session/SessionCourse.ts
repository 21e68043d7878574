import type { ArticleMetadata } from '@stet/protocol'
import type { Conversion } from './ArticleProvider.ts'
import type { RecoveredCopy } from './BrowserStore.ts'
import type { ClientIdPair } from './clientIdPair.ts'
import type { Connection } from './Connection.ts'
import { keepCopy } from './keepCopy.ts'
import type { LocalCopy } from './LocalCopy.ts'
import { nextStep } from './nextStep.ts'
import type { PageWork } from './PageWork.ts'
import type { NotSavedReason } from './savedState.ts'
import type { SavedWork } from './SavedWork.ts'
import type { SessionDocument } from './SessionDocument.ts'
import type { SessionEnd } from './SessionSnapshot.ts'
import type { Standing } from './Standing.ts'
import type { Surroundings } from './Surroundings.ts'

/** What of a session the course acts on. */
export interface SessionCourseParts {
  readonly metadata: ArticleMetadata
  readonly userId: string
  readonly clientIds: ClientIdPair
  readonly around: Surroundings
  readonly document: SessionDocument
  readonly work: PageWork
  readonly saved: SavedWork
  readonly connection: () => Connection
  /** Null until it was opened. */
  readonly copy: () => LocalCopy | null
  /** What became suggestions so far. */
  readonly conversion: () => Conversion | null
  /** The session is over. */
  readonly onEnd: () => void
}

/** Being sent away twice within this time, while HTTP says that we may write, means that our ids are refused. */
const REPEATED_REFUSAL_MS = 15_000

/**
 * What becomes of a session that is refused: it goes on, waits for the person, or ends in favour of another one. Work that
 * cannot be merged any more becomes a recovered copy before anything that holds it is let go.
 */
export class SessionCourse {
  private readonly parts: SessionCourseParts
  private refusedAt: number | null = null
  private isHalted = false
  private over: SessionEnd | null = null

  constructor(parts: SessionCourseParts) {
    this.parts = parts
  }

  /** Nothing may be sent now. */
  get isStopped(): boolean {
    return this.isHalted
  }

  get end(): SessionEnd | null {
    return this.over
  }

  /** Waits for the person, with this reason on screen. */
  stop(reason: NotSavedReason): void {
    this.isHalted = true
    this.parts.connection().stop()
    this.parts.saved.note({ type: 'refused', reason })
  }

  /** The person has signed in again, or asks to try once more. */
  async resume(): Promise<void> {
    if (this.over !== null) return
    this.isHalted = false
    this.parts.saved.note({ type: 'resumed' })
    await this.follow(await this.parts.around.ask(), false)
  }

  /** After a refusal: keeps what was written as a copy and begins anew with what the server has. */
  async startOver(): Promise<void> {
    const standing = await this.parts.around.ask()
    if (standing.kind === 'open') {
      await this.restart(standing.metadata, this.parts.saved.refusal ?? 'malformed')
    }
  }

  /** Somebody else has our clientIDs, or what we hold cannot be trusted. */
  async takeNewIds(reason: 'not-allowed' | 'differs'): Promise<void> {
    if (this.isHalted) return
    this.stop(reason)
    await this.restart(this.parts.metadata, reason)
  }

  /** Does what the server says over HTTP; `isRefused`: it had sent us away. */
  async follow(standing: Standing, isRefused: boolean): Promise<void> {
    if (this.over !== null) return
    const { metadata, around, work } = this.parts
    const now = around.now()
    const isRefusedAgain = isRefused && this.refusedAt !== null && now - this.refusedAt < REPEATED_REFUSAL_MS
    const step = nextStep(metadata, standing, isRefusedAgain)
    switch (step.kind) {
      case 'go-on':
        if (isRefused) {
          this.refusedAt = now
          await work.lookAgain()
        }
        this.parts.connection().connectLater()
        return
      case 'sign-in':
        this.stop('signed-out')
        return
      case 'leave':
        this.finish({ kind: 'gone', recovered: (await this.recover('gone')).recovered })
        return
      case 'reopen':
        await this.reopen(step.metadata)
        return
      case 'restart':
        await this.restart(step.metadata, step.reason)
    }
  }

  /** Ends the session in favour of one with another right: the local copy holds what is unsent, and that one sends it. */
  private async reopen(metadata: ArticleMetadata): Promise<void> {
    const { saved, work, connection } = this.parts
    if (!saved.isKept) {
      await this.restart(metadata, 'not-allowed')
      return
    }
    this.isHalted = true
    connection().stop()
    await work.settled()
    this.finish({ kind: 'restart', metadata, recovered: null, conversion: this.parts.conversion() })
  }

  /** Ends the session in favour of a new one; the local copy goes only where it is of no use and nothing else is in it. */
  async restart(metadata: ArticleMetadata, reason: NotSavedReason): Promise<void> {
    const { recovered, isSafe } = await this.recover(reason)
    const isSpoilt = reason === 'malformed' || reason === 'too-large' || reason === 'differs'
    const isOld = recovered !== null || isSpoilt || metadata.epoch !== this.parts.metadata.epoch
    // What the server lost is perhaps still here, and goes back to it once it is repaired.
    if (isOld && isSafe && reason !== 'damaged')
      await this.parts
        .copy()
        ?.forget()
        .catch(() => undefined)
    this.finish({ kind: 'restart', metadata, recovered, conversion: this.parts.conversion() })
  }

  /**
   * Puts work aside that the article will not hold: what is unsaved; and where the article is gone or in another life (restored
   * from a backup that is older), also what had been saved; and where this page held something else than the server, all of it,
   * whoever wrote it and when. `isSafe`: nothing is left that only the local copy holds.
   */
  private async recover(
    reason: NotSavedReason,
  ): Promise<{ readonly recovered: RecoveredCopy | null; readonly isSafe: boolean }> {
    const { around, metadata, userId, clientIds, document, saved, work } = this.parts
    this.isHalted = true
    this.parts.connection().stop()
    const isTakenBack = reason === 'other-epoch' || reason === 'gone'
    const isMissed = reason === 'differs' || saved.unsavedChanges > 0 || (isTakenBack && saved.hasWritten)
    if (!isMissed) return { recovered: null, isSafe: true }
    const { doc } = document
    const parts = {
      metadata,
      userId,
      doc,
      clientId: clientIds.edit,
      text: await around.textOf(doc),
      at: around.now(),
    }
    const { copy, isKept } = await keepCopy(around.store, parts, reason)
    await work.drop()
    return { recovered: copy, isSafe: isKept }
  }

  private finish(end: SessionEnd): void {
    this.over = end
    this.parts.onEnd()
  }
}
