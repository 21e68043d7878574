import type { BrowserStore, PageRecord } from './BrowserStore.ts'
import type { ClientIdPair } from './clientIdPair.ts'

/**
 * The count of this page load's unsent changes, kept in the browser as it changes, and the page loads before it whose work
 * may not be sent yet. Writes are made one at a time, always with the latest count.
 */
export class PageWork {
  private readonly store: BrowserStore
  private record: PageRecord
  /** Found before the local copy was loaded: the copy holds all that they count. */
  private earlier: readonly PageRecord[] = []
  /** Found later: named to the server, never settled by us, because we may not hold their work. */
  private others: readonly PageRecord[] = []
  private isWriting = false
  private writing: Promise<void> = Promise.resolve()
  private isStale = false
  private readonly now: () => number
  private readonly onKept: (isKept: boolean) => void

  constructor(
    store: BrowserStore,
    page: Omit<PageRecord, 'changes' | 'at'>,
    now: () => number,
    onKept: (isKept: boolean) => void,
  ) {
    this.store = store
    this.now = now
    this.onKept = onKept
    this.record = { ...page, changes: 0, at: now() }
  }

  /**
   * Finds the earlier page loads of this article. With `mayWrite` it also writes this one's record, which must be there
   * before the first change is. To be called before the local copy is loaded: the copy then holds all that they count.
   */
  async begin(mayWrite: boolean): Promise<void> {
    this.earlier = await this.find()
    if (mayWrite) await this.write()
  }

  /** Reads the records of other page loads anew: another tab may have begun one. */
  async lookAgain(): Promise<void> {
    const known = new Set(this.earlier.map((page) => page.edit))
    this.others = (await this.find()).filter((page) => !known.has(page.edit))
  }

  /** Changes of earlier page loads without a durable answer. */
  get earlierChanges(): number {
    return this.earlier.reduce((sum, page) => sum + page.changes, 0)
  }

  /** This page's pair, then those of other page loads. */
  get clientIds(): readonly ClientIdPair[] {
    return [this.record, ...this.earlier, ...this.others].map(({ edit, suggest }) => ({ edit, suggest }))
  }

  /** Remembers how many changes of this page load are unsent. */
  setChanges(changes: number): void {
    if (this.record.changes === changes) return
    this.record = { ...this.record, changes, at: this.now() }
    void this.write()
  }

  /** After the record of this page load is written as it is now. */
  async settled(): Promise<void> {
    await this.writing
  }

  /** The server has answered for everything that the document held: earlier page loads are done, unless they wrote on since. */
  settleEarlier(): void {
    const done = this.earlier
    this.earlier = []
    for (const page of done) void this.store.removePage(page).catch(() => undefined)
  }

  /** The page load is over with nothing unsent. */
  end(): void {
    if (this.record.changes === 0) void this.store.removePage(this.record).catch(() => undefined)
  }

  /** Forgets this and all earlier page loads: their work was recovered as a copy or is gone. */
  async drop(): Promise<void> {
    const pages = [this.record, ...this.earlier]
    this.earlier = []
    await Promise.allSettled(pages.map((page) => this.store.removePage(page)))
  }

  private async find(): Promise<readonly PageRecord[]> {
    const { userId, articleId, epoch, edit } = this.record
    try {
      const pages = await this.store.pages(userId)
      return pages.filter(
        (page) => page.articleId === articleId && page.epoch === epoch && page.edit !== edit,
      )
    } catch {
      this.onKept(false)
      return []
    }
  }

  private write(): Promise<void> {
    if (this.isWriting) this.isStale = true
    else this.writing = this.writeUntilFresh()
    return this.writing
  }

  private async writeUntilFresh(): Promise<void> {
    this.isWriting = true
    try {
      do {
        this.isStale = false
        await this.store.putPage(this.record)
      } while (this.isStale)
      this.onKept(true)
    } catch {
      this.onKept(false)
    } finally {
      this.isWriting = false
    }
  }
}
