import { textRoot } from '@stet/article'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import * as Y from 'yjs'
import { linesOnScreen, nextTask, putCaret } from './testing/articlePage.ts'
import { openTestArticle, type TestArticle, type TestArticleOptions } from './testing/openTestArticle.tsx'

let open: TestArticle | null = null
const openArticle = async (options: TestArticleOptions = {}): Promise<TestArticle> => {
  open = await openTestArticle(options)
  await expect.poll(() => badge()).toBe('saved')
  return open
}
beforeEach(() => page.viewport(1280, 900))
afterEach(async () => {
  await open?.dispose()
  open = null
})

const editor = () => document.querySelector<HTMLElement>('.ProseMirror')
const badge = () =>
  document.querySelector('[data-testid="saved-badge"]')?.getAttribute('data-state') ?? 'none'
const placeholderOf = (selector: string) => {
  const element = document.querySelector(selector)
  return element === null ? null : getComputedStyle(element, '::before').content
}
const press = (...keys: string[]) => userEvent.keyboard(keys.join(''))

const hafen = {
  headline: 'Hafen sperrt Kai',
  dateline: 'Hamburg',
  lead: { text: 'Anfang.' },
  sections: [
    { heading: '', blocks: [{ kind: 'paragraph', text: 'Erster Absatz.' }] },
    { heading: 'Zweiter Teil', blocks: [{ kind: 'paragraph', text: 'Zweiter Absatz.' }] },
    { heading: 'Dritter Teil', blocks: [{ kind: 'paragraph', text: 'Dritter Absatz.' }] },
  ],
  details: [
    { key: 'Ort', value: 'Hamburg' },
    { key: 'Quellen', value: '' },
  ],
}

/** Writes what only another version of Stet could have written. */
const prepare = (doc: Y.Doc) => {
  const body = textRoot(doc, 'body')
  body.insertEmbed(body.length, { k: 'hologram', depth: 3 })
  body.insert(body.length, 'Text im Hologramm.')
  textRoot(doc, 'headline').insertEmbed(0, { k: 'p' })
  const details = textRoot(doc, 'details')
  details.insertEmbed(details.length, { k: 'cell' })
  doc.getMap('spans').set('1.zz', { t: 'glow', on: true, n: 99 })
  doc.getMap('spans').set('1.zy', 'broken')
}

/** What is stored, but who writes under which id. */
const everything = (doc: Y.Doc) =>
  JSON.stringify(
    ['kicker', 'headline', 'lead', 'body', 'details']
      .map((name): unknown => doc.getText(name).toDelta())
      .concat(doc.getMap('spans').toJSON()),
  )

describe('writing', () => {
  it('begins a new article in its headline and goes from field to field with Enter', async () => {
    const { stored } = await openArticle()
    await expect.poll(() => document.activeElement === editor()).toBe(true)
    await press(
      'Kai gesperrt{Enter}Was heute gilt{Enter}Von Anna{Enter}Kiel{Enter}Der Lead.{Enter}Erster.{Enter}Zweiter.',
    )
    expect(linesOnScreen()).toEqual([
      'kicker: ',
      'headline: Kai gesperrt',
      'subheadline: Was heute gilt',
      'byline: Von Anna',
      'dateline: Kiel',
      'lead: Der Lead.',
      'paragraph: Erster.',
      'paragraph: Zweiter.',
    ])
    await expect.poll(badge).toBe('saved')
    expect(textRoot(stored, 'headline').toString()).toBe('Kai gesperrt')
    // Counted with the lengths, once a second.
    await expect.poll(() => document.title).toBe('Kai gesperrt – Stet')
  })

  it('shows what a colleague writes at once, without moving the own caret', async () => {
    const { stored } = await openArticle({ article: hafen })
    await putCaret('[data-field="lead"]')
    textRoot(stored, 'lead').insert(0, 'Ganz am ')
    await expect.poll(() => linesOnScreen()).toContain('lead: Ganz am Anfang.')
    await press(' Weiter.')
    expect(linesOnScreen()).toContain('lead: Ganz am Anfang. Weiter.')
  })

  it('takes back only what this person did', async () => {
    const { stored } = await openArticle({ article: hafen })
    await putCaret('[data-field="lead"]')
    await press(' Von mir.')
    textRoot(stored, 'headline').insert(0, 'Eilig: ')
    await expect.poll(() => linesOnScreen()).toContain('headline: Eilig: Hafen sperrt Kai')
    await press('{Control>}z{/Control}')
    expect(linesOnScreen()).toContain('lead: Anfang.')
    expect(linesOnScreen()).toContain('headline: Eilig: Hafen sperrt Kai')
  })

  it('touches nothing around the text with a key: one word of the badge, later the lengths', async () => {
    const { server } = await openArticle({ article: hafen })
    await putCaret('[data-field="lead"]')
    await nextTask()
    server.isStorageSlow = true
    await press('x')
    const changes: string[] = []
    const observer = new MutationObserver((records) => {
      for (const { target } of records) changes.push(target.nodeName)
    })
    for (const part of document.querySelectorAll('header, [role="toolbar"]')) {
      observer.observe(part, { subtree: true, childList: true, characterData: true, attributes: true })
    }
    await press('abcdefghij')
    await nextTask()
    expect(changes).toEqual([])
    observer.disconnect()
    server.releaseStorage()
  })
})

describe('the details', () => {
  it('gets a row from its button, and Tab goes through the cells', async () => {
    await openArticle({ article: hafen })
    await page.getByRole('button', { name: 'Add row' }).click()
    await press('Telefon{Tab}123')
    expect(linesOnScreen().slice(-3)).toEqual([
      'detailsRow: Ort | Hamburg',
      'detailsRow: Quellen | ',
      'detailsRow: Telefon | 123',
    ])
  })

  it('removes and moves rows by the handles beside them', async () => {
    await openArticle({ article: hafen })
    const row = document.querySelectorAll('.article-details-row')
    await userEvent.hover(row[1] ?? document.body)
    await page.getByRole('button', { name: 'Row 2, Quellen' }).click()
    await page.getByRole('menuitem', { name: /Move row up/ }).click()
    expect(linesOnScreen().slice(-2)).toEqual(['detailsRow: Quellen | ', 'detailsRow: Ort | Hamburg'])
    await page.getByRole('button', { name: 'Remove row' }).first().click()
    expect(linesOnScreen().at(-1)).toBe('detailsRow: Ort | Hamburg')
  })

  it('puts the handles where the rows are', async () => {
    await openArticle({ article: hafen })
    await expect.poll(() => page.getByRole('button', { name: 'Remove row' }).elements().length).toBe(2)
    const rows = [...document.querySelectorAll('.article-details-row')]
    for (const [index, row] of rows.entries()) {
      const handle = page.getByRole('button', { name: 'Remove row' }).elements()[index]
      const { top, bottom } = row.getBoundingClientRect()
      const box = handle?.getBoundingClientRect()
      expect(box?.top).toBeGreaterThanOrEqual(top - 1)
      expect(box?.bottom).toBeLessThanOrEqual(bottom + 1)
    }
  })
})

describe('sections', () => {
  it('moves by the handle in the margin, with all its text', async () => {
    await openArticle({ article: hafen })
    await putCaret('section:nth-of-type(3) p')
    await page.getByRole('button', { name: 'Section “Dritter Teil”' }).click()
    await page.getByRole('menuitem', { name: /Move section up/ }).click()
    expect(linesOnScreen().slice(6, 11)).toEqual([
      'paragraph: Erster Absatz.',
      'sectionHeading: Dritter Teil',
      'paragraph: Dritter Absatz.',
      'sectionHeading: Zweiter Teil',
      'paragraph: Zweiter Absatz.',
    ])
  })

  it('is deleted as a whole, and comes back with Undo', async () => {
    await openArticle({ article: hafen })
    await putCaret('section:nth-of-type(2) p')
    const before = linesOnScreen()
    await page.getByRole('button', { name: 'Section and row' }).click()
    await page.getByRole('menuitem', { name: /Delete section/ }).click()
    expect(linesOnScreen()).not.toContain('sectionHeading: Zweiter Teil')
    expect(linesOnScreen()).not.toContain('paragraph: Zweiter Absatz.')
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(linesOnScreen()).toEqual(before)
  })
})

describe('the toolbar', () => {
  it('formats what is selected and shows what is at the caret', async () => {
    await openArticle({ article: hafen })
    await putCaret('[data-field="lead"]')
    await press('{Shift>}{Home}{/Shift}')
    await nextTask()
    await page.getByRole('button', { name: 'Bold' }).click()
    expect(document.querySelector('[data-field="lead"] strong')?.textContent).toBe('Anfang.')
    await expect
      .poll(() => page.getByRole('button', { name: 'Bold' }).element().getAttribute('aria-pressed'))
      .toBe('true')
    expect(document.activeElement).toBe(editor())
  })

  it('is one stop for Tab, with arrows inside, and Alt+F10 and Escape go to and fro', async () => {
    await openArticle({ article: hafen })
    await putCaret('[data-field="lead"]')
    await press('{Alt>}{F10}{/Alt}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Undo')
    await press('{ArrowRight}{ArrowRight}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Bold')
    await press('{End}{ArrowRight}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Undo')
    expect(document.querySelectorAll('[role="toolbar"] button[tabindex="0"]')).toHaveLength(1)
    await press('{Escape}')
    expect(document.activeElement).toBe(editor())
  })

  it('links the selected text, and says what is no address', async () => {
    await openArticle({ article: hafen })
    await putCaret('[data-field="lead"]')
    await press('{Shift>}{Home}{/Shift}')
    await nextTask()
    await press('{Control>}k{/Control}')
    await page.getByLabelText('Address').fill('javascript:alert(1)')
    await press('{Enter}')
    await expect.element(page.getByText('This is not an address that can be linked.')).toBeVisible()
    await page.getByLabelText('Address').fill('www.example.org')
    await press('{Enter}')
    const link = document.querySelector('[data-field="lead"] a')
    expect(link?.getAttribute('href')).toBe('https://www.example.org')
    expect(link?.textContent).toBe('Anfang.')
  })
})

describe('names and languages', () => {
  it.each([
    ['de', 'Dachzeile', 'Überschrift', 'Ortsmarke', 'Wert'],
    ['en', 'Kicker', 'Headline', 'Dateline', 'Value'],
  ] as const)('says what is empty in %s', async (language, kicker, headline, dateline, value) => {
    await openArticle({ language, article: { details: [{ key: 'Ort', value: '' }] } })
    expect(placeholderOf('[data-field="kicker"]')).toBe(`"${kicker}"`)
    expect(placeholderOf('[data-field="headline"]')).toBe(`"${headline}"`)
    expect(placeholderOf('[data-field="dateline"]')).toBe(`"${dateline}"`)
    expect(placeholderOf('.article-details-value')).toBe(`"${value}"`)
  })

  it('says no names where there is text', async () => {
    await openArticle({ article: hafen })
    expect(placeholderOf('[data-field="headline"]')).toBe('none')
  })

  it('names the text and every field for screen readers', async () => {
    await openArticle({ article: hafen, metadata: { language: 'de-CH' } })
    expect(editor()?.getAttribute('role')).toBe('textbox')
    expect(editor()?.getAttribute('aria-label')).toBe('Article')
    expect(editor()?.getAttribute('lang')).toBe('de-CH')
    expect(editor()?.getAttribute('spellcheck')).toBe('true')
    for (const name of ['Kicker', 'Subheadline', 'Byline', 'Dateline', 'Lead']) {
      await expect.element(page.getByRole('group', { name, exact: true })).toBeInTheDocument()
    }
    expect(document.querySelector('[data-field="headline"]')?.getAttribute('aria-description')).toBe(
      'Headline',
    )
    await expect.element(page.getByRole('table', { name: 'Details' })).toBeInTheDocument()
  })
})

describe('people', () => {
  it('shows one ring a person, however many tabs, and their caret without a change of the text', async () => {
    const { session } = await openArticle({ article: hafen })
    const { awareness } = session
    const ben = { id: 'ben', name: 'Ben', color: 4 }
    for (const tab of [777, 778]) {
      awareness.states.set(tab, {
        user: ben,
        cursor: { anchor: { root: 'lead', at: null }, head: { root: 'lead', at: null } },
      })
      awareness.meta.set(tab, { clock: 1, lastUpdated: Date.now() })
    }
    awareness.emit('change', [{ added: [777, 778], updated: [], removed: [] }, 'test'])
    await expect.poll(() => document.querySelectorAll('[data-testid="present-person"]').length).toBe(2)
    await expect.poll(() => document.querySelectorAll('.article-caret').length).toBe(2)
    expect(linesOnScreen()).toContain('lead: Anfang.')
  })
})

describe('what this version does not know', () => {
  it('is shown with a label and is still there, unchanged, after writing beside it', async () => {
    const { stored } = await openArticle({ article: hafen, prepare })
    const written = everything(stored)
    await expect.element(page.getByText('hologram')).toBeVisible()
    expect(linesOnScreen()).toContain('unknownBlock: Text im Hologramm.')
    await putCaret('section:nth-of-type(1) p')
    await press(' Weiter.')
    await press('{Control>}z{/Control}{Control>}{Shift>}z{/Shift}{/Control}')
    await expect.poll(badge).toBe('saved')
    expect(everything(stored).replace(' Weiter.', '')).toBe(written)
  })

  it('opening alone changes nothing', async () => {
    const { stored, server } = await openArticle({ article: hafen, prepare })
    const written = everything(stored)
    await nextTask()
    expect(everything(server.doc)).toBe(written)
  })
})

describe('reading', () => {
  it('has no toolbar and no caret for whoever may only read, and says why', async () => {
    const { stored } = await openArticle({
      article: hafen,
      metadata: { mode: 'view', canChangeMetadata: false },
    })
    expect(editor()?.getAttribute('contenteditable')).toBe('false')
    expect(document.querySelector('[role="toolbar"]')).toBeNull()
    await expect.element(page.getByText('Your role may read this article, but not change it.')).toBeVisible()
    await userEvent.click(document.querySelector('[data-field="lead"]') ?? document.body)
    await press('x')
    expect(textRoot(stored, 'lead').toString()).toBe('Anfang.')
    // What is empty is not there.
    expect(document.querySelector('[data-field="kicker"]')?.checkVisibility()).toBe(false)
  })
})

describe('a narrow screen', () => {
  it('holds everything in 360 pixels, without scrolling sideways', async () => {
    await page.viewport(360, 640)
    await openArticle({ article: hafen, metadata: { slug: 'ein-sehr-langes-stichwort-das-nicht-passt' } })
    await expect.element(page.getByRole('button', { name: 'Undo' })).toBeInTheDocument()
    expect(document.documentElement.scrollWidth).toBe(360)
    for (const name of ['Account: Anna Arndt, AA', 'Article and view', 'Undo']) {
      const box = page.getByRole('button', { name }).element().getBoundingClientRect()
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.right).toBeLessThanOrEqual(360)
    }
    const last = page.getByRole('button', { name: 'Section and row' })
    last.element().scrollIntoView()
    await last.click()
    await expect.element(page.getByRole('menuitem', { name: /Delete section/ })).toBeVisible()
    await press('{Escape}')
  })
})

describe('when saving fails', () => {
  it('says so beside the text, and takes it back by itself', async () => {
    const { server, session } = await openArticle({ article: hafen })
    const words = page.getByText(/The server cannot write at the moment/)
    server.isStorageSlow = true
    session.noteStorageTrouble(true)
    await putCaret('[data-field="lead"]')
    await press(' Neu.')
    await expect.poll(badge).toBe('not-saved')
    await expect.element(page.getByTestId('storage-banner')).toBeVisible()
    await expect.element(words.first()).toBeInTheDocument()
    session.noteStorageTrouble(false)
    server.releaseStorage()
    await expect.poll(badge).toBe('saved')
    expect(document.querySelector('[data-testid="storage-banner"]')).toBeNull()
  })

  it('offers a refused text as a copy and keeps it readable', async () => {
    const { server } = await openArticle({ article: hafen })
    server.isStorageSlow = true
    await putCaret('[data-field="lead"]')
    await press(' Verdorben.')
    server.closeAll(4400)
    await expect.poll(badge).toBe('not-saved')
    expect(editor()?.getAttribute('contenteditable')).toBe('false')
    expect(linesOnScreen()).toContain('lead: Anfang. Verdorben.')
    await page.getByRole('button', { name: 'Take a copy' }).click()
    await expect.element(page.getByLabelText('Text of the copy')).toHaveValue('Der Text.')
  })
})

describe('a damaged article', () => {
  it('is shown to be read, and says what that means, not as a matter of the role', async () => {
    await openArticle({ article: hafen, metadata: { mode: 'view', isDamaged: true } })
    await expect.element(page.getByTestId('damage-banner')).toBeVisible()
    expect(document.querySelector('[data-reason]')?.getAttribute('data-reason')).toBe('stopped')
    expect(editor()?.textContent).toContain('Erster Absatz.')
  })
})
