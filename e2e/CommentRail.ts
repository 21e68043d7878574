import { expect, type Locator } from '@playwright/test'
import type { Person } from './Person.ts'

/** What of a thread the API tells that tests ask for. */
export interface StoredThread {
  readonly id: string
  readonly quote: string
  readonly status: string
  readonly comments: readonly { readonly text: string; readonly author: { readonly id: string } }[]
}

/** The rail of comments on a person's screen. */
export class CommentRail {
  private readonly person: Person

  constructor(person: Person) {
    this.person = person
  }

  /** Opens it if it is not open. */
  async open(): Promise<void> {
    const button = this.person.page.getByTestId('comments-button')
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
    await expect(this.root).toHaveAttribute('data-tab', 'comments')
  }

  get root(): Locator {
    return this.person.page.locator('#review-rail')
  }
  get threads(): Locator {
    return this.root.locator('[data-thread]')
  }
  /** The thread in which somebody says this. */
  thread(text: string): Locator {
    return this.root.locator('[data-thread]', {
      has: this.person.page.locator('[data-said]', { hasText: text }),
    })
  }
  /** The field in which a new thread is begun. */
  get newField(): Locator {
    return this.root.locator('[data-draft] textarea')
  }
  /** What the rail said last to whoever listens. */
  get announcement(): Locator {
    return this.person.page.getByTestId('review-announcement')
  }

  /** Comments on what is selected, by keys alone. */
  async comment(text: string): Promise<void> {
    await this.person.press('ControlOrMeta+Alt+m')
    await expect(this.newField).toBeFocused()
    await this.person.type(text)
    await this.person.press('ControlOrMeta+Enter')
    await expect(this.thread(text)).toBeVisible()
  }

  /** Answers in the thread in which somebody says this, by keys alone. */
  async answer(text: string, answer: string): Promise<void> {
    await this.thread(text).locator('[data-card]').focus()
    await this.person.press('c')
    await expect(this.thread(text).locator('textarea')).toBeFocused()
    await this.person.type(answer)
    await this.person.press('ControlOrMeta+Enter')
    await expect(this.thread(answer)).toBeVisible()
  }

  /** What the server has on record. */
  async stored(articleId: string): Promise<readonly StoredThread[]> {
    const answer = await this.person.http.get(`/api/articles/${articleId}/comments`)
    expect(answer.status()).toBe(200)
    return ((await answer.json()) as { threads: StoredThread[] }).threads
  }
}
