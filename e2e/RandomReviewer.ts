import type { RandomWriter } from './RandomWriter.ts'
import type { Rail } from './Rail.ts'

/** Somebody who writes random keys, and between them goes to other modes and decides on random suggestions. */
export class RandomReviewer {
  readonly writer: RandomWriter
  private readonly rail: Rail
  private readonly random: () => number

  constructor(writer: RandomWriter, rail: Rail, random: () => number) {
    this.writer = writer
    this.rail = rail
    this.random = random
  }

  /** Does something; answers with what it was. */
  async act(): Promise<string> {
    const draw = this.random()
    if (draw < 0.08) return this.toggle()
    if (draw < 0.2) return this.decide()
    return this.writer.act()
  }

  private async toggle(): Promise<string> {
    await this.writer.person.press('ControlOrMeta+Shift+E')
    return 'toggle the mode'
  }

  /** By the keys of the rail; the caret is then where the next card is. */
  private async decide(): Promise<string> {
    await this.writer.finish()
    const place = this.random()
    const verdict = this.random() < 0.5 ? 'a' : 'r'
    const card = await this.rail.root.evaluate((root, at) => {
      const cards = root.querySelectorAll<HTMLElement>('[data-card]')
      const chosen = cards[Math.floor(at * cards.length)]
      chosen?.focus()
      return chosen?.getAttribute('aria-label') ?? null
    }, place)
    if (card === null) return 'nothing to decide'
    await this.writer.person.press(verdict, 'Escape')
    return `${verdict === 'a' ? 'accept' : 'reject'} ${card}`
  }
}
