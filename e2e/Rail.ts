import { expect, type Locator } from '@playwright/test'
import type { Person } from './Person.ts'

/** The rail of changes on a person's screen. */
export class Rail {
  private readonly person: Person

  constructor(person: Person) {
    this.person = person
  }

  /** Opens it if it is not open. */
  async open(): Promise<void> {
    const button = this.person.page.getByTestId('rail-button')
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
    await expect(this.root).toBeVisible()
  }

  get root(): Locator {
    return this.person.page.locator('#review-rail')
  }
  get cards(): Locator {
    return this.root.locator('[data-card]')
  }
  get decidedCards(): Locator {
    return this.root.locator('[data-decided]')
  }
  /** The card that says this of a change: `inserts “so␣”`. */
  card(change: string): Locator {
    return this.root.locator(`[data-card][aria-label$=": ${change}"]`)
  }

  /** The changes that the open cards say, in their order, without who and when. */
  async expectChanges(...changes: readonly string[]): Promise<void> {
    await expect
      .poll(() =>
        this.cards.evaluateAll((cards) =>
          cards.map((card) => (card.getAttribute('aria-label') ?? '').replace(/^[^:]*: /u, '')),
        ),
      )
      .toEqual(changes)
  }

  /** Decides by the key of the card. */
  async decide(change: string, verdict: 'accept' | 'reject'): Promise<void> {
    await this.card(change).click()
    await this.person.press(verdict === 'accept' ? 'a' : 'r')
  }

  async decideAll(verdict: 'accept' | 'reject'): Promise<void> {
    await this.root.getByRole('button', { name: 'All shown' }).click()
    const name = verdict === 'accept' ? /^Accept / : /^Reject /
    await this.person.page.getByRole('menuitem', { name }).click()
  }

  /** What the rail said last to whoever listens. */
  get announcement(): Locator {
    return this.person.page.getByTestId('review-announcement')
  }

  async showDecided(): Promise<void> {
    await this.root.getByText('Decided', { exact: true }).click()
  }
}
