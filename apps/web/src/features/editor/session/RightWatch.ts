import type { WriteMode } from '@stet/article'
import type { ArticleMetadata } from '@stet/protocol'

/** What of a session the watch looks at. */
export interface RightWatchParts {
  /** How the server takes what is written in this tab; null until our clientIDs are on record. */
  readonly takenAs: () => WriteMode | null
  /** Whether nothing is on its way to the server. */
  readonly isAllSaved: () => boolean
  /** Asks over HTTP what the right is now. */
  readonly ask: () => void
}

/**
 * Notices in what is on record about our clientIDs that the server takes our text otherwise than when we opened the
 * article: our right has changed, and HTTP says to what. It is asked when all is saved, since what is on its way may
 * become suggestions, and that is told on the connection that it was sent on.
 */
export class RightWatch {
  private readonly opened: ArticleMetadata['mode']
  private readonly parts: RightWatchParts
  private takenAs: WriteMode | null = null
  private asksWhenSaved = false

  /** `opened`: what the article was opened for; whoever only views has nothing that could be taken. */
  constructor(opened: ArticleMetadata['mode'], parts: RightWatchParts) {
    this.opened = opened
    this.parts = parts
  }

  /** What is on record may have changed. */
  look(): void {
    const takenAs = this.parts.takenAs()
    if (takenAs === null || takenAs === this.takenAs || this.opened === 'view') return
    this.takenAs = takenAs
    this.asksWhenSaved = takenAs !== this.opened
    if (this.parts.isAllSaved()) this.noteSaved()
  }

  /** All that was written has its durable answer. */
  noteSaved(): void {
    if (!this.asksWhenSaved) return
    this.asksWhenSaved = false
    this.parts.ask()
  }
}
