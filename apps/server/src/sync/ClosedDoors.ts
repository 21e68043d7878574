/** Articles into which nobody is let for a while; whoever comes waits. */
export class ClosedDoors {
  readonly #closed = new Map<string, Promise<unknown>>()

  /** Resolves when the article may be opened; null: it may be now. */
  opened(articleId: string): Promise<unknown> | null {
    return this.#closed.get(articleId) ?? null
  }

  /** Lets nobody in until `work` has ended, however it ends; one piece of work after the other. */
  async whileClosed<T>(articleId: string, work: () => Promise<T>): Promise<T> {
    for (let before = this.opened(articleId); before; before = this.opened(articleId)) await before
    const done = work()
    const opened = done.catch(() => {}).then(() => this.#closed.delete(articleId))
    this.#closed.set(articleId, opened)
    await opened
    return done
  }
}
