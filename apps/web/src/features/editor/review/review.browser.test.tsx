import { decisionKey, insertionName, nameIn, read, reviewRoot, textRoot, toArticleJson } from '@stet/article'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type * as Y from 'yjs'
import { putCaret } from '../testing/articlePage.ts'
import { as, BEN, openRail, openReviewedArticle, shownCards } from '../testing/openReviewedArticle.ts'
import type { TestArticle, TestArticleOptions } from '../testing/openTestArticle.tsx'
import { railOpen } from '../rail/railOpen.ts'

let open: TestArticle | null = null
const openArticle = async (options: TestArticleOptions = {}): Promise<TestArticle> => {
  open = await openReviewedArticle(options)
  return open
}

beforeEach(async () => {
  sessionStorage.clear()
  railOpen.set(false)
  await page.viewport(1440, 900)
})
afterEach(async () => {
  await open?.dispose()
  open = null
})

const press = (keys: string) => userEvent.keyboard(keys)
const rail = () => document.querySelector('#review-rail')
const cards = shownCards
const boxes = () =>
  [...document.querySelectorAll('[data-card]')].map((card) => card.closest('li')!.getBoundingClientRect())
const isApart = () => boxes().every(({ bottom }, index, all) => (all[index + 1]?.top ?? bottom) >= bottom)
const decided = () =>
  [...document.querySelectorAll<HTMLElement>('[data-decided]')].map((card) =>
    card.innerText
      .split('\n')
      .filter((line) => line !== '')
      .slice(0, 3),
  )
const pointed = () =>
  [...(CSS.highlights.get('stet-pointed-card') ?? [])].map((range) => (range as Range).toString())
const label = () => document.querySelector('[data-testid="rail-button"]')?.getAttribute('aria-label')
const marked = () => [...(CSS.highlights.get('stet-active-card') ?? [])].map(String)
const said = () => document.querySelector('[data-testid="review-announcement"]')?.textContent ?? ''
const lead = (doc: Y.Doc, view: 'original' | 'final') => toArticleJson(read(doc, view)).lead.text
describe('the rail of changes', () => {
  it('(23) never opens by itself, and says how many there are', async () => {
    await openArticle()
    // The rail's code is loaded for the first time, each of its files by itself.
    await expect.poll(label, { timeout: 20_000 }).toContain('3 open suggestions')
    expect(rail()).toBeNull()
    await expect
      .poll(() => document.querySelector('footer')?.textContent, { timeout: 5_000 })
      .toContain('35 characters (53 if accepted)')
    await openRail()
    await page.getByRole('button', { name: 'Close changes' }).click()
    expect(rail()).toBeNull()
    await open?.dispose()
    await openArticle()
    expect(rail()).toBeNull()
  })

  it('(21) says in words who changes what, in reading order', async () => {
    await openArticle()
    await openRail()
    await expect
      .poll(cards)
      .toEqual(['Ben Berg: inserts “Heute:␣”', 'Ben Berg: inserts “alte␣”', 'Ben Berg: inserts “neuer␣”'])
  })

  it('stands beside the lines, without covering each other', async () => {
    await openArticle()
    await openRail()
    await expect.poll(() => boxes().length).toBe(3)
    await expect.poll(isApart).toBe(true)
    const first = document.querySelector('ins')!.getBoundingClientRect()
    await expect.poll(() => Math.abs(boxes()[0]!.top - first.top)).toBeLessThan(12)
  })

  it('draws nothing anew for a word that is typed before a suggestion, and still knows where that stands', async () => {
    const { stored } = await openArticle()
    await openRail()
    await expect.poll(isApart).toBe(true)
    const drawn: string[] = []
    const observer = new MutationObserver((records) => {
      for (const { type, attributeName, target } of records)
        // Where a card stands, and that it has stood somewhere.
        if (!['style', 'data-calm', 'data-settled'].includes(attributeName ?? ''))
          drawn.push(`${type} ${attributeName} ${target.textContent}`)
    })
    observer.observe(rail()!.querySelector('ol')!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
    await putCaret('[data-field="lead"]', 'Heute: Der '.length)
    await press('neue ')
    await expect.poll(() => lead(stored, 'original')).toBe('Der neue Kai ist gesperrt.')
    await new Promise((resolve) => setTimeout(resolve, 600))
    observer.disconnect()
    expect(drawn).toEqual([])
    document.querySelectorAll<HTMLElement>('[data-card]')[1]!.click()
    await expect.poll(marked).toEqual(['alte '])
    await putCaret('[data-field="lead"]', 'Heute: Der '.length)
    await press('ganze ')
    await expect.poll(() => lead(stored, 'original')).toContain('ganze')
    await expect.poll(marked).toEqual(['alte '])
  })

  it('rests while nothing happens: asks for no frame', async () => {
    await openArticle()
    await openRail()
    await expect.poll(isApart).toBe(true)
    const asked = vi.spyOn(window, 'requestAnimationFrame')
    const countIn = async (ms: number): Promise<number> => {
      asked.mockClear()
      await new Promise((resolve) => setTimeout(resolve, ms))
      return asked.mock.calls.length
    }
    await expect.poll(() => countIn(300), { timeout: 5_000 }).toBe(0)
    asked.mockRestore()
  })

  it('(31) goes by keys alone: to the card, on and back, accept, reject, undo, to the text', async () => {
    const { stored } = await openArticle()
    await putCaret('[data-field="lead"]', 0)
    await press('{Control>}{Alt>}j{/Alt}{/Control}')
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toContain('Heute')
    await press('j')
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toContain('alte')
    await press('a')
    await expect.poll(() => lead(stored, 'original')).toBe('Der Kai alte ist gesperrt.')
    expect(said()).toBe('Accepted: inserts “alte␣”. 2 still open.')
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toContain('neuer')
    await press('k')
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toContain('Heute')
    await press('r')
    await expect.poll(() => lead(stored, 'final')).toBe('Der Kai alte ist gesperrt.')
    await press('{Control>}z{/Control}{Control>}z{/Control}')
    await expect.poll(() => cards().length).toBe(3)
    await expect.poll(() => lead(stored, 'original')).toBe('Der Kai ist gesperrt.')
    await expect.poll(() => document.activeElement?.closest('#review-rail')).not.toBeNull()
    await press('{Escape}')
    expect(document.activeElement?.classList.contains('ProseMirror')).toBe(true)
  })

  it('(31) keeps the keys when the last card is decided: undo brings it back, Escape leads to the text', async () => {
    const { stored } = await openArticle()
    await openRail()
    await page.getByRole('button', { name: 'Ben Berg: inserts “Heute:␣”' }).click()
    for (const left of [2, 1, 0]) {
      await press('a')
      await expect.poll(() => cards().length).toBe(left)
    }
    await press('{Control>}z{/Control}')
    await expect.poll(cards).toEqual(['Ben Berg: inserts “neuer␣”'])
    await press('{Control>}{Shift>}z{/Shift}{/Control}')
    await expect.poll(cards).toEqual([])
    await press('{Control>}z{/Control}')
    await expect.poll(cards).toEqual(['Ben Berg: inserts “neuer␣”'])
    await press('jr')
    await expect.poll(cards).toEqual([])
    await expect.poll(() => lead(stored, 'original')).toBe('Heute: Der Kai alte ist gesperrt.')
    await press('{Escape}')
    expect(document.activeElement?.classList.contains('ProseMirror')).toBe(true)
  })

  it('(20) a click in the text chooses the card, a click on the card marks the text', async () => {
    await openArticle()
    await openRail()
    await putCaret('[data-field="lead"]', 17)
    await expect
      .poll(() => document.querySelector('[data-card][aria-current]')?.getAttribute('aria-label'))
      .toContain('alte')
    await page.getByRole('button', { name: 'Ben Berg: inserts “neuer␣”' }).click()
    await expect
      .poll(() =>
        [...(CSS.highlights.get('stet-active-card') ?? [])].map((range) => (range as Range).toString()),
      )
      .toEqual(['neuer '])
  })

  it('(20) shows in the text what the card under the pointer is about', async () => {
    await openArticle()
    await openRail()
    await page.getByRole('button', { name: 'Ben Berg: inserts “neuer␣”' }).hover()
    await expect.poll(pointed).toEqual(['neuer '])
    await page.getByRole('button', { name: 'All shown' }).hover()
    await expect.poll(pointed).toEqual([])
  })

  it('(22) accepts and rejects all that are shown as one step', async () => {
    const { stored } = await openArticle()
    await openRail()
    await page.getByRole('button', { name: 'All shown' }).click()
    await page.getByRole('menuitem', { name: 'Accept all 3 shown' }).click()
    await expect.poll(() => lead(stored, 'original')).toBe('Heute: Der Kai alte ist gesperrt.')
    await putCaret('[data-field="lead"]', 0)
    await press('{Control>}z{/Control}')
    await expect.poll(() => lead(stored, 'original')).toBe('Der Kai ist gesperrt.')
  })

  it('filters by who, what and where', async () => {
    const { stored } = await openArticle()
    as(stored, 703, () => textRoot(stored, 'headline').insert(0, 'Neu'))
    await openRail()
    await expect.poll(() => cards().length).toBe(4)
    await page.getByRole('button', { name: 'Filter suggestions' }).click()
    await page.getByRole('menuitemradio', { name: 'Anna Arndt (you)' }).click()
    await expect.poll(cards).toEqual(['Anna Arndt (you): inserts “Neu”'])
    await page.getByRole('button', { name: 'Filter suggestions, a filter is set' }).click()
    await page.getByRole('menuitemradio', { name: 'Moves' }).click()
    await expect.poll(cards).toEqual([])
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect.poll(() => cards().length).toBe(4)
  })

  it('(17) tells who was first when a card is gone', async () => {
    const { stored } = await openArticle()
    await openRail()
    const key = decisionKey(BEN.edit, nameOf(stored, 'neuer '))
    // The rail learns of it a quarter of a second later: somebody clicks in between.
    as(stored, BEN.edit, () => reviewRoot(stored).set(key, { do: 'accept', n: 900, of: 'ben' }))
    await expect.poll(() => document.querySelectorAll('section ins').length).toBe(0)
    document.querySelector<HTMLElement>('[data-card][aria-label*="neuer"] ~ span button')?.click()
    await expect.poll(said).toBe('Ben Berg has already accepted this suggestion.')
  })

  it('(17) tells when somebody decided otherwise at the same time and that counts', async () => {
    const { stored } = await openArticle()
    await openRail()
    const name = nameOf(stored, 'neuer ')
    await page.getByRole('button', { name: 'Ben Berg: inserts “neuer␣”' }).click()
    await press('a')
    await expect.poll(() => [...reviewRoot(stored).keys()].map(nameIn)).toEqual([name])
    as(stored, BEN.edit, () =>
      reviewRoot(stored).set(decisionKey(BEN.edit, name), { do: 'reject', n: 900, of: 'ben' }),
    )
    await expect.poll(said).toBe('Ben Berg decided at the same time: the suggestion is rejected.')
  })

  it('lists what was decided, with who decided, and opens it again', async () => {
    const { stored } = await openArticle()
    await openRail()
    await page.getByRole('button', { name: 'Ben Berg: inserts “neuer␣”' }).click()
    await press('a')
    await expect.poll(() => cards().length).toBe(2)
    const key = decisionKey(BEN.edit, nameOf(stored, 'alte '))
    as(stored, BEN.edit, () => reviewRoot(stored).set(key, { do: 'reject', n: 900, of: 'ben' }))
    await page.getByText('Decided', { exact: true }).click()
    await expect.poll(decided).toEqual([
      ['Ben Berg', 'inserts alte␣', 'Rejected by its own author'],
      ['Ben Berg', 'inserts neuer␣', 'Accepted by Anna Arndt (you)'],
    ])
    await page.getByRole('button', { name: 'Open again: inserts “neuer␣”' }).click()
    await expect.poll(decided).toHaveLength(1)
    document.querySelector<HTMLElement>('#review-rail input[value="open"]')?.click()
    await expect.poll(() => cards().length).toBe(2)
    expect(document.querySelector('section ins')?.textContent).toBe('neuer ')
  })

  it('lets somebody who may only suggest take back their own, and nothing else', async () => {
    const { stored } = await openArticle({ metadata: { mode: 'suggest' } })
    await putCaret('[data-field="lead"]')
    await press(' Neu.')
    await openRail()
    await expect.poll(() => cards().length).toBe(4)
    expect(document.querySelectorAll('#review-rail [aria-label="Withdraw"]')).toHaveLength(1)
    await page.getByRole('button', { name: 'Anna Arndt (you): inserts “␣Neu.”' }).click()
    await press('r')
    await expect.poll(() => lead(stored, 'final')).toBe('Heute: Der Kai alte ist gesperrt.')
    expect(said()).toContain('Withdrawn: inserts')
    await press('{Control>}z{/Control}')
    await expect.poll(() => lead(stored, 'final')).toBe('Heute: Der Kai alte ist gesperrt. Neu.')
    await page.getByRole('button', { name: 'Ben Berg: inserts “alte␣”' }).click()
    await press('ar')
    expect(cards()).toHaveLength(4)
  })

  it('offers no decisions to somebody who may only suggest', async () => {
    await openArticle({ metadata: { mode: 'suggest' } })
    await openRail()
    expect(document.querySelector('#review-rail [aria-label="Accept"]')).toBeNull()
    expect(document.querySelector('#review-rail [aria-label="All shown"]')).toBeNull()
  })
})

/** The name of an inserted text as what is decided on. */
function nameOf(doc: Y.Doc, text: string): string {
  const blocks = Object.values(read(doc, 'markup')).flat()
  const run = blocks.flatMap(({ runs }) => runs).find((one) => one.text === text)
  return insertionName(run!.ids[0]!)
}
