import { read, textRoot, toArticleJson } from '@stet/article'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type * as Y from 'yjs'
import { putCaret } from '../testing/articlePage.ts'
import { openTestArticle, type TestArticle, type TestArticleOptions } from '../testing/openTestArticle.tsx'

let open: TestArticle | null = null
const openArticle = async (options: TestArticleOptions = {}): Promise<TestArticle> => {
  open = await openTestArticle({ article: { lead: { text: 'Anfang.' } }, ...options })
  await expect.poll(() => badge()).toBe('saved')
  return open
}
beforeEach(async () => {
  sessionStorage.clear()
  await page.viewport(1280, 900)
})
afterEach(async () => {
  await open?.dispose()
  open = null
})

const badge = () =>
  document.querySelector('[data-testid="saved-badge"]')?.getAttribute('data-state') ?? 'none'
const sheetMode = () => document.querySelector('[data-mode][class*="sheet"]')?.getAttribute('data-mode')
const button = () => document.querySelector<HTMLElement>('[data-testid="mode-menu"]')!
const said = () => document.querySelector('[data-testid="mode-announcement"]')?.textContent ?? ''
const editor = () => document.querySelector<HTMLElement>('.ProseMirror')!
const press = (keys: string) => userEvent.keyboard(keys)
const toMode = (letter: 'z' | 'x' | 'c') =>
  press(`{Control>}{Alt>}{Shift>}${letter.toUpperCase()}{/Shift}{/Alt}{/Control}`)
const lead = (doc: Y.Doc, view: 'original' | 'final') => toArticleJson(read(doc, view)).lead.text

describe('the mode of a tab', () => {
  it('is always in sight, in the bar and at the edge of the sheet, and is said aloud', async () => {
    await openArticle()
    expect(button().textContent).toContain('Editing')
    expect(sheetMode()).toBe('edit')
    await toMode('x')
    await expect.poll(sheetMode).toBe('suggest')
    expect(button().textContent).toContain('Suggesting')
    expect(said()).toContain('suggestion')
    await toMode('c')
    await expect.poll(sheetMode).toBe('view')
    expect(said()).toContain('only be read')
  })

  it('makes suggestions of what is typed, and text again of what is typed behind', async () => {
    const { stored } = await openArticle()
    await putCaret('[data-field="lead"]')
    await press('{Control>}{Shift>}E{/Shift}{/Control}')
    await press(' Neu.')
    await expect.poll(() => lead(stored, 'final')).toBe('Anfang. Neu.')
    expect(lead(stored, 'original')).toBe('Anfang.')
    expect(editor().querySelector('ins')?.textContent).toBe(' Neu.')
    await press('{Control>}{Shift>}E{/Shift}{/Control}')
    await press(' Fest.')
    await expect.poll(() => lead(stored, 'original')).toBe('Anfang. Fest.')
  })

  it('counts from the very next key, however fast the modes change', async () => {
    const { stored } = await openArticle()
    await putCaret('[data-field="lead"]')
    const toggle = '{Control>}{Shift>}E{/Shift}{/Control}'
    await press(`a${toggle}b${toggle}c${toggle}d${toggle}e`)
    await expect.poll(() => lead(stored, 'final')).toBe('Anfang.abcde')
    expect(lead(stored, 'original')).toBe('Anfang.ace')
  })

  it('(12) takes nothing in while one is only viewing: no key, no paste, no drop, no toolbar', async () => {
    const { stored } = await openArticle()
    await putCaret('[data-field="lead"]')
    await toMode('c')
    await expect.poll(() => editor().getAttribute('contenteditable')).toBe('false')
    await press('x{Enter}y{Backspace}')
    for (const name of ['paste', 'drop'] as const) {
      const data = new DataTransfer()
      data.setData('text/plain', 'von außen')
      const event =
        name === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
      editor().querySelector('[data-field="lead"]')!.dispatchEvent(event)
    }
    expect(document.querySelector('[role="toolbar"]')).toBeNull()
    expect(textRoot(stored, 'lead').toString()).toBe('Anfang.')
    await toMode('z')
    await expect.poll(() => editor().getAttribute('contenteditable')).toBe('true')
  })

  it('offers to somebody who may only suggest no more than that', async () => {
    const { stored } = await openArticle({ metadata: { mode: 'suggest' } })
    expect(sheetMode()).toBe('suggest')
    await putCaret('[data-field="lead"]')
    await toMode('z')
    await press('!')
    await expect.poll(() => lead(stored, 'final')).toBe('Anfang.!')
    expect(lead(stored, 'original')).toBe('Anfang.')
    await page.getByTestId('mode-menu').click()
    await expect
      .poll(() => [...document.querySelectorAll('[role="menuitemradio"]')].map((item) => item.textContent))
      .toEqual(['Suggesting', 'Viewing'])
  })
})
