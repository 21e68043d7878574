import { expect, type Locator } from '@playwright/test'
import type { Person } from './Person.ts'

/** What the check of the house style found, on a person's screen. */
export class StyleRail {
  private readonly person: Person

  constructor(person: Person) {
    this.person = person
  }

  /** Opens it by its keys, which it takes then. */
  async open(): Promise<void> {
    await this.person.press('ControlOrMeta+Alt+p')
    await expect(this.root).toHaveAttribute('data-tab', 'style')
    await expect(
      this.root.locator(':focus').or(this.root.and(this.person.page.locator(':focus'))),
    ).toHaveCount(1)
  }

  get root(): Locator {
    return this.person.page.locator('#review-rail')
  }
  get cards(): Locator {
    return this.root.locator('[data-card]')
  }
  /** The card that says this: where, what is wrong, in which words. */
  card(said: string): Locator {
    return this.root.getByRole('button', { name: said, exact: true })
  }

  /** What the findings say, in their order; of those beside the text only what is near the window. */
  async expectFindings(...said: readonly string[]): Promise<void> {
    await expect
      .poll(() =>
        this.cards.evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? '')),
      )
      .toEqual(said)
  }

  /** Those to look at, or those that are ignored. */
  async show(state: string): Promise<void> {
    await this.root.locator('label', { hasText: state }).click()
  }

  async applyAll(manner: 'suggest' | 'edit'): Promise<void> {
    const name = manner === 'suggest' ? /^Suggest all/ : /^Change (all )?directly: /
    await this.root.getByRole('button', { name }).click()
  }

  /** What the rail said last to whoever listens. */
  get announcement(): Locator {
    return this.person.page.getByTestId('review-announcement')
  }
}
