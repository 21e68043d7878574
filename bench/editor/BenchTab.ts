import type { Browser } from 'playwright'
import type { CpuProfile } from '../measuring/hotFunctions.ts'
import { MeasuredPage, type Work } from '../measuring/MeasuredPage.ts'
import type { RemoteSeries } from './BenchData.ts'
import type { BenchWindow } from './pages/main.ts'
import type { Variant } from './Variant.ts'

/** A fresh page with one editor in it; measures what its main thread does. */
export class BenchTab {
  readonly #measured: MeasuredPage

  private constructor(measured: MeasuredPage) {
    this.#measured = measured
  }

  static async open(browser: Browser, origin: string, variant: Variant, words: number): Promise<BenchTab> {
    return new BenchTab(await MeasuredPage.open(browser, `${origin}/?variant=${variant}&words=${words}`))
  }

  /** Milliseconds from memory to paint. */
  async load(): Promise<number> {
    return this.#measured.page.evaluate(() => bench.open())
  }

  /** Longer than the names at the carets stay. */
  async settle(): Promise<void> {
    await this.#measured.page.evaluate(() => bench.settle())
    await this.rest(2500)
  }

  /** What the page's main thread does while `run` runs, and until it has been quiet for a while. */
  async workOf(run: () => Promise<unknown>, quietMs: number): Promise<Work> {
    return this.#measured.workOf(run, quietMs)
  }

  async press(key: string): Promise<void> {
    await this.#measured.press(key)
  }

  async keyPaints(): Promise<readonly number[]> {
    return this.#measured.page.evaluate(() => bench.takeKeyPaints())
  }

  async remoteKey(series: RemoteSeries, index: number): Promise<number> {
    return this.#measured.page.evaluate(([name, at]) => bench.remoteKey(name, at), [series, index] as const)
  }

  async stream(keysASecond: number): Promise<void> {
    await this.#measured.page.evaluate((rate) => bench.stream(rate), keysASecond)
  }

  async undo(): Promise<number> {
    return this.#measured.page.evaluate(() => bench.undo())
  }

  async awarenessSent() {
    return this.#measured.page.evaluate(() => bench.awarenessSent())
  }

  /** Milliseconds from frame to frame while it scrolls through everything. */
  async scroll(pixelsASecond: number): Promise<readonly number[]> {
    return this.#measured.page.evaluate((pace) => bench.scroll(pace), pixelsASecond)
  }

  /** Where the main thread is while `run` runs. */
  async profileOf(run: () => Promise<unknown>): Promise<CpuProfile> {
    return this.#measured.profileOf(run)
  }

  async rest(milliseconds: number): Promise<void> {
    await this.#measured.rest(milliseconds)
  }

  /** Throws if the page met an error, so that nobody measures a broken editor. */
  async close(): Promise<void> {
    await this.#measured.close()
  }
}

declare const bench: BenchWindow
