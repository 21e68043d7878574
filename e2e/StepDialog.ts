import { expect, type Locator } from '@playwright/test'
import type { Person } from './Person.ts'

/** What the server answers to a step: the status, and the gates that are closed. */
export interface Stepped {
  readonly status: number
  readonly closed: readonly string[]
}

/** Where an article stands, and the next steps, on a person's screen; and the same past the screen. */
export class StepDialog {
  private readonly person: Person

  constructor(person: Person) {
    this.person = person
  }

  get pill(): Locator {
    return this.person.page.getByTestId('article-state')
  }
  get next(): Locator {
    return this.person.page.getByTestId('next-step')
  }
  get root(): Locator {
    return this.person.page.getByRole('dialog', { name: /^(Where it stands|Stand und)/ })
  }
  get embargo(): Locator {
    return this.root.getByTestId('embargo-terms')
  }
  gate(name: string): Locator {
    return this.root.locator(`[data-gate="${name}"]`)
  }
  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true })
  }

  async open(): Promise<void> {
    if (await this.root.isVisible()) return
    await this.pill.click()
    await expect(this.root).toBeVisible()
  }
  async close(): Promise<void> {
    await this.person.press('Escape')
    await expect(this.root).toBeHidden()
  }

  /** Opens it, chooses a step, gives the reason if there is one, and makes the step. */
  async make(step: string, reason?: string): Promise<void> {
    await this.open()
    await this.choose(step)
    if (reason !== undefined) await this.root.getByLabel('Reason').fill(reason)
    await this.button(step).click()
    await expect(this.root).toBeHidden()
  }
  /** Chooses among several; does nothing where there is one. */
  async choose(step: string): Promise<void> {
    const choice = this.root.getByRole('radio', { name: step, exact: true })
    await expect(choice.or(this.button(step)).first()).toBeVisible()
    if (await choice.isVisible()) await choice.check()
    await expect(this.button(step)).toBeVisible()
  }

  /** Asks for a step as a program would. */
  async ask(articleId: string, data: object): Promise<Stepped> {
    const answer = await this.person.post(`/api/articles/${articleId}/transitions`, { data })
    const body = (await answer.json()) as { gates?: { gate: string; passed: boolean }[] }
    const closed = answer.status() === 200 ? [] : (body.gates ?? []).filter(({ passed }) => !passed)
    return { status: answer.status(), closed: closed.map(({ gate }) => gate) }
  }
}
