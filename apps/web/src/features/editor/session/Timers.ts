/** Timers of one owner, so that all of them can be taken back at once. */
export class Timers {
  private readonly running = new Set<ReturnType<typeof setTimeout>>()

  /** Runs once after `ms`; gives what takes it back. */
  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(() => {
      this.running.delete(timer)
      run()
    }, ms)
    this.running.add(timer)
    return () => {
      clearTimeout(timer)
      this.running.delete(timer)
    }
  }

  clear(): void {
    for (const timer of this.running) clearTimeout(timer)
    this.running.clear()
  }
}
