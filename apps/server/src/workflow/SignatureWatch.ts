/** Milliseconds in which what is written is looked at once: what somebody put their name to holds for no keystroke longer. */
const GATHER = 50

/** Texts that somebody put their name to are watched: whatever is written into one has it compared with what was signed. */
export class SignatureWatch {
  readonly #signed = new Set<string>()
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  readonly #onWritten: (articleId: string, personId: string) => void

  /** `onWritten` is called a moment after somebody wrote into an article that is watched, with who did so first. */
  constructor(onWritten: (articleId: string, personId: string) => void) {
    this.#onWritten = onWritten
  }

  /** Call it in the same turn as the text is signed: what is written from the next turn on is looked at. */
  add(articleId: string): void {
    this.#signed.add(articleId)
  }

  remove(articleId: string): void {
    this.#signed.delete(articleId)
  }

  written(articleId: string, personId: string): void {
    if (!this.#signed.has(articleId) || this.#waiting.has(articleId)) return
    const timer = setTimeout(() => {
      this.#waiting.delete(articleId)
      this.#onWritten(articleId, personId)
    }, GATHER)
    this.#waiting.set(articleId, timer.unref())
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
    this.#signed.clear()
  }
}
