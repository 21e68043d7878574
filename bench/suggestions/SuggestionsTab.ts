import type { WriteMode } from '@stet/article'
import type { Browser } from 'playwright'
import { MeasuredPage } from '../measuring/MeasuredPage.ts'
import type { Shown, SuggestionsWindow } from './pages/main.ts'
import type { TypingPlace } from './pages/plainPlaces.ts'

/** A fresh page with the article in it. */
export class SuggestionsTab {
  readonly measured: MeasuredPage
  #mode: WriteMode = 'edit'

  private constructor(measured: MeasuredPage) {
    this.measured = measured
  }

  static async open(browser: Browser, origin: string, shown: Shown): Promise<SuggestionsTab> {
    const tab = new SuggestionsTab(await MeasuredPage.open(browser, `${origin}/?shown=${shown}`))
    if (shown === 'rail') await tab.measured.page.locator('[data-card]').first().waitFor()
    await tab.measured.rest(1500)
    return tab
  }

  async setMode(mode: WriteMode): Promise<void> {
    if (mode === this.#mode) return
    this.#mode = mode
    const isSet = await this.measured.page.evaluate((wanted) => bench.setMode(wanted), mode)
    if (!isSet) await this.measured.press('Control+Shift+E')
  }

  places(count: number): Promise<readonly TypingPlace[]> {
    return this.measured.page.evaluate((wanted) => bench.places(wanted), count)
  }

  async putCaret(place: TypingPlace): Promise<void> {
    await this.measured.page.evaluate((wanted) => bench.putCaret(wanted), place)
    await this.measured.rest(700)
  }

  takeBytes(): Promise<number> {
    return this.measured.page.evaluate(() => bench.takeBytes())
  }

  scroll(pixelsASecond: number): Promise<readonly number[]> {
    return this.measured.page.evaluate((pace) => bench.scroll(pace), pixelsASecond)
  }

  /** How many suggestions the rail says that it lists. */
  async openCards(): Promise<number> {
    const label = this.measured.page.locator('#review-rail label', {
      has: this.measured.page.locator('[value=open]'),
    })
    return Number(/\d+/.exec(await label.innerText())?.[0])
  }

  /** Accepts all that the rail lists, by its menu; answers with the milliseconds from the click to behind the paint. */
  async acceptAll(): Promise<number> {
    const { page } = this.measured
    await page.getByRole('button', { name: 'Alle gezeigten' }).click()
    const item = page.getByRole('menuitem').first()
    await item.waitFor()
    await this.measured.rest(500)
    await page.evaluate(() => bench.takeClickPaints())
    await item.click()
    await this.measured.rest(500)
    const [milliseconds] = await page.evaluate(() => bench.takeClickPaints())
    if (milliseconds === undefined || (await this.openCards()) > 0) throw new Error('Not all were accepted')
    return milliseconds
  }
}

declare const bench: SuggestionsWindow
