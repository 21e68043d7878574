import {
  expect,
  type APIRequestContext,
  type APIResponse,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test'
import { type AccountName, emailOf, password } from './accounts.ts'
import type { ArticleJson } from './articleJson.ts'

export type FieldName = 'kicker' | 'headline' | 'subheadline' | 'byline' | 'dateline' | 'lead'

export type View = 'original' | 'final' | 'markup'
type Mode = 'edit' | 'suggest' | 'view'
const MODE_KEYS: Readonly<Record<Mode, string>> = { edit: 'Z', suggest: 'X', view: 'C' }

/** Somebody of the newsroom at a browser of their own. */
export class Person {
  readonly account: AccountName
  readonly context: BrowserContext
  readonly origin: string
  page: Page

  constructor(account: AccountName, context: BrowserContext, page: Page, origin: string) {
    this.origin = origin
    this.account = account
    this.context = context
    this.page = page
  }

  /** HTTP calls with this person's session. */
  get http(): APIRequestContext {
    return this.context.request
  }

  /** A POST as this person's browser would send it, `Origin` and cookie included. */
  async post(
    path: string,
    options: { data: unknown; headers?: Record<string, string> },
  ): Promise<APIResponse> {
    return this.http.post(path, {
      data: options.data,
      headers: { origin: this.origin, ...options.headers },
    })
  }

  /** Signs in without the screen; the way over the screen has a test of its own. */
  async signIn(): Promise<void> {
    const answer = await this.post('/api/auth/sign-in/email', {
      data: { email: emailOf(this.account), password },
    })
    expect(answer.status(), await answer.text()).toBe(200)
  }

  /** Opens an article and waits until it can be read (and written, unless told otherwise). */
  async open(articleId: string, { toWrite = true }: { toWrite?: boolean } = {}): Promise<void> {
    await this.page.goto(`/articles/${articleId}`)
    await expect(this.editor).toBeVisible()
    if (toWrite) await expect(this.editor).toHaveAttribute('contenteditable', 'true')
  }

  /** The same person in another tab of the same browser. */
  async anotherTab(): Promise<Person> {
    return new Person(this.account, this.context, await this.context.newPage(), this.origin)
  }

  get editor(): Locator {
    return this.page.locator('.ProseMirror')
  }
  field(name: FieldName): Locator {
    return this.editor.locator(`[data-field="${name}"]`)
  }
  /** Blocks of the body in reading order, headings included. */
  get blocks(): Locator {
    return this.editor.locator('section > *')
  }
  block(text: string): Locator {
    return this.blocks.filter({ hasText: text })
  }
  get detailsRows(): Locator {
    return this.editor.locator('[data-block="detailsRow"]')
  }
  /** The key or value of a details row, counted from 0. */
  detailsCell(cell: 'key' | 'value', row: number): Locator {
    return this.detailsRows
      .nth(row)
      .locator(`[data-block="${cell === 'key' ? 'detailsKey' : 'detailsValue'}"]`)
  }
  /** Removes a details row by its own button. */
  async removeDetailsRow(row: number): Promise<void> {
    await this.detailsRows.nth(row).hover()
    await this.page.getByRole('button', { name: 'Remove row' }).nth(row).click()
  }
  get savedBadge(): Locator {
    return this.page.getByTestId('saved-badge')
  }

  /** Puts the caret where a click would put it: `offset` UTF-16 units into a textblock, or at its end. */
  async putCaret(block: Locator, offset: number | 'end'): Promise<void> {
    await this.select(block, offset, offset)
  }

  /** Selects a stretch of a textblock, in UTF-16 units of what stands in it. */
  async select(block: Locator, from: number | 'end', to: number | 'end'): Promise<void> {
    await block.scrollIntoViewIfNeeded()
    await block.evaluate(
      (element, [start, end]) => {
        const placeOf = (wanted: number | 'end'): readonly [Node, number] => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
          let rest = wanted === 'end' ? Number.POSITIVE_INFINITY : wanted
          let last: Text | null = null
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.parentElement?.closest('.ProseMirror-widget, [contenteditable="false"]')) continue
            last = node as Text
            if (rest <= last.length) break
            rest -= last.length
          }
          return last ? [last, Math.min(rest, last.length)] : [element, 0]
        }
        element.closest<HTMLElement>('.ProseMirror')?.focus()
        window.getSelection()?.setBaseAndExtent(...placeOf(start), ...placeOf(end))
      },
      [from, to] as const,
    )
    // ProseMirror hears of it by `selectionchange`, which browsers send in a task of its own.
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))),
    )
  }

  /** Types with real keys, one after the other. */
  async type(text: string, { delay = 0 }: { delay?: number } = {}): Promise<void> {
    await this.page.keyboard.type(text, { delay })
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Pastes what another program would have put on the clipboard, by type: `text/html`, `text/plain`. */
  async paste(content: Readonly<Record<string, string>>): Promise<void> {
    await this.editor.evaluate((element, texts) => {
      const clipboardData = new DataTransfer()
      for (const [type, text] of Object.entries(texts)) clipboardData.setData(type, text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, content)
  }

  async expectSaved(timeout = 20_000): Promise<void> {
    await expect(this.savedBadge).toHaveAttribute('data-state', 'saved', { timeout })
  }

  /** Goes on in another mode, by its keys. */
  async toMode(mode: Mode): Promise<void> {
    await this.press(`ControlOrMeta+Alt+Shift+${MODE_KEYS[mode]}`)
    await expect(this.page.getByTestId('mode-menu')).toHaveAttribute('data-mode', mode)
  }

  /** How the newsroom calls this person, and by which id. */
  async me(): Promise<{ id: string; name: string }> {
    const answer = await this.http.get('/api/me')
    expect(answer.status()).toBe(200)
    return (await answer.json()) as { id: string; name: string }
  }

  /** What the server has on record: as published unless told otherwise. */
  async storedArticle(articleId: string, view: View = 'original'): Promise<ArticleJson> {
    const answer = await this.http.get(`/api/articles/${articleId}?view=${view}`)
    expect(answer.status()).toBe(200)
    return ((await answer.json()) as { article: ArticleJson }).article
  }
  async exportText(articleId: string): Promise<Buffer> {
    const answer = await this.http.get(`/api/articles/${articleId}/export/text`)
    expect(answer.status()).toBe(200)
    return answer.body()
  }

  /** A new article of this person's from Article JSON or from nothing. */
  async createArticle(article?: Partial<ArticleJson>): Promise<string> {
    const answer = await this.post('/api/articles', { data: article ? { article } : {} })
    expect(answer.status(), await answer.text()).toBe(201)
    return ((await answer.json()) as { id: string }).id
  }
  async importText(text: string | Buffer): Promise<string> {
    const answer = await this.post('/api/articles/import', {
      data: typeof text === 'string' ? Buffer.from(text) : text,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
    expect(answer.status(), await answer.text()).toBe(201)
    return ((await answer.json()) as { id: string }).id
  }
}
