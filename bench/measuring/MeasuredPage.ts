import type { Browser, CDPSession, Page } from 'playwright'
import type { CpuProfile } from './hotFunctions.ts'

/** What the page's main thread did, in milliseconds of its processor time. */
export interface Work {
  readonly script: number
  readonly task: number
}

/** A fresh page of the bench's server; presses real keys and measures what its main thread does. */
export class MeasuredPage {
  readonly page: Page
  readonly #cdp: CDPSession
  readonly #errors: string[] = []

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page
    this.#cdp = cdp
    page.on('pageerror', (error) => this.#errors.push(String(error)))
  }

  /** Resolves when the page says that it is ready: by the global `bench`. */
  static async open(browser: Browser, address: string): Promise<MeasuredPage> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const measured = new MeasuredPage(page, cdp)
    await page.goto(address)
    await page.waitForFunction(() => 'bench' in globalThis)
    await measured.rest(300)
    return measured
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
    await this.page.keyboard.press(key)
  }

  async rest(milliseconds: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
  }

  /** The processor profile of the page while `run` runs. */
  async profileOf(run: () => Promise<unknown>): Promise<CpuProfile> {
    await this.#cdp.send('Profiler.enable')
    await this.#cdp.send('Profiler.setSamplingInterval', { interval: 100 })
    await this.#cdp.send('Profiler.start')
    await run()
    const { profile } = await this.#cdp.send('Profiler.stop')
    return profile
  }

  /** Throws if the page met an error, so that nobody measures what is broken. */
  async close(): Promise<void> {
    await this.page.close()
    if (this.#errors.length > 0) throw new Error(this.#errors.join('\n'))
  }

  async #metrics(): Promise<Work> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics')
    const milliseconds = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0)
    return { script: milliseconds('ScriptDuration'), task: milliseconds('TaskDuration') }
  }
}
