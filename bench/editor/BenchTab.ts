import type { Browser, CDPSession, Page } from 'playwright'
import type { RemoteSeries } from './BenchData.ts'
import type { BenchWindow } from './pages/main.ts'
import type { Variant } from './Variant.ts'

/** What the page's main thread did, in milliseconds of its processor time. */
export interface Work {
  readonly script: number
  readonly task: number
}

/** A fresh page with one editor in it; measures what its main thread does. */
export class BenchTab {
  readonly #page: Page
  readonly #cdp: CDPSession
  readonly #errors: string[] = []

  private constructor(page: Page, cdp: CDPSession) {
    this.#page = page
    this.#cdp = cdp
    page.on('pageerror', (error) => this.#errors.push(String(error)))
  }

  static async open(browser: Browser, origin: string, variant: Variant, words: number): Promise<BenchTab> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const tab = new BenchTab(page, cdp)
    await page.goto(`${origin}/?variant=${variant}&words=${words}`)
    await page.waitForFunction(() => 'bench' in globalThis)
    await tab.rest(300)
    return tab
  }

  /** Milliseconds from memory to paint. */
  async load(): Promise<number> {
    return this.#page.evaluate(() => bench.open())
  }

  /** Longer than the names at the carets stay. */
  async settle(): Promise<void> {
    await this.#page.evaluate(() => bench.settle())
    await this.rest(2500)
  }

  /** What the page's main thread does while `run` runs, and until it has been quiet for a while. */
  async workOf(run: () => Promise<unknown>, quietMs: number): Promise<Work> {
    const before = await this.#metrics()
    await run()
    await this.rest(quietMs)
    const after = await this.#metrics()
    return { script: after.script - before.script, task: after.task - before.task }
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
  }

  async keyPaints(): Promise<readonly number[]> {
    return this.#page.evaluate(() => bench.takeKeyPaints())
  }

  async remoteKey(series: RemoteSeries, index: number): Promise<number> {
    return this.#page.evaluate(([name, at]) => bench.remoteKey(name, at), [series, index] as const)
  }

  async stream(keysASecond: number): Promise<void> {
    await this.#page.evaluate((rate) => bench.stream(rate), keysASecond)
  }

  async undo(): Promise<number> {
    return this.#page.evaluate(() => bench.undo())
  }

  async awarenessSent() {
    return this.#page.evaluate(() => bench.awarenessSent())
  }

  async rest(milliseconds: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
  }

  /** The processor profile of the page while `run` runs. */
  async profileOf(run: () => Promise<unknown>): Promise<object> {
    await this.#cdp.send('Profiler.enable')
    await this.#cdp.send('Profiler.setSamplingInterval', { interval: 100 })
    await this.#cdp.send('Profiler.start')
    await run()
    const { profile } = await this.#cdp.send('Profiler.stop')
    return profile
  }

  /** Throws if the page met an error, so that nobody measures a broken editor. */
  async close(): Promise<void> {
    await this.#page.close()
    if (this.#errors.length > 0) throw new Error(this.#errors.join('\n'))
  }

  async #metrics(): Promise<Work> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics')
    const milliseconds = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0)
    return { script: milliseconds('ScriptDuration'), task: milliseconds('TaskDuration') }
  }
}

declare const bench: BenchWindow
