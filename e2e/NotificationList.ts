import { expect, type Locator } from '@playwright/test'
import type { Person } from './Person.ts'

/** The bell on a person's screen, and the list behind it. */
export class NotificationList {
  private readonly person: Person

  constructor(person: Person) {
    this.person = person
  }

  get bell(): Locator {
    return this.person.page.getByTestId('bell')
  }
  get root(): Locator {
    return this.person.page.getByTestId('notifications')
  }
  get rows(): Locator {
    return this.root.locator('[data-kind]')
  }
  get unreadRows(): Locator {
    return this.root.locator('[data-kind][data-unread]')
  }

  async open(): Promise<void> {
    await this.bell.click()
    await expect(this.root).toHaveAttribute('aria-busy', 'false')
  }

  /** How much the bell says is unread; 0 without a number. */
  async unread(): Promise<number> {
    const label = (await this.bell.getAttribute('aria-label')) ?? ''
    return Number(/^\d+/.exec(label)?.[0] ?? 0)
  }

  /** Waits until the bell says this, without anything being loaded anew. */
  async expectUnread(count: number): Promise<void> {
    await expect.poll(() => this.unread()).toBe(count)
  }

  /** Everything that was there before is read. */
  async readAll(): Promise<void> {
    const answer = await this.person.http.patch('/api/notifications', {
      data: { readThrough: Number.MAX_SAFE_INTEGER },
      headers: { origin: this.person.origin },
    })
    expect(answer.status()).toBe(200)
  }
}
