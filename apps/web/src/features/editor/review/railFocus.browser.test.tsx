import { textRoot } from '@stet/article'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
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

const focused = () => {
  const element = document.activeElement
  if (element?.closest('#review-rail')) return 'rail'
  return element?.closest('.ProseMirror') ? 'text' : (element?.tagName ?? null)
}
const acceptAll = async (name: string) => {
  await page.getByRole('button', { name: 'All shown' }).click()
  await page.getByRole('menuitem', { name }).click()
}
const rests = async (expected: string) => {
  await expect.poll(focused).toBe(expected)
  // The menu gives the focus back when it has gone.
  await expect.poll(() => document.querySelector('[role="menu"]')).toBeNull()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(focused()).toBe(expected)
}

const stops = () =>
  [...document.querySelectorAll<HTMLElement>('#review-rail li button')].filter(
    (button) => button.tabIndex === 0,
  )
const isInWindow = (text: string) => {
  const range = [...(CSS.highlights.get('stet-active-card') ?? [])][0] as Range | undefined
  const place = document.querySelector('main')!.getBoundingClientRect()
  const { top, bottom } = range?.getBoundingClientRect() ?? { top: -1, bottom: -1 }
  return range?.toString() === text && top >= place.top && bottom <= place.bottom
}
const last = () => [...document.querySelectorAll('section p')].at(-1)!.getBoundingClientRect()
const bottom = () => document.querySelector('main')!.getBoundingClientRect().bottom

describe('the focus in the rail', () => {
  it('(31) goes to the text when all that there was is decided at once', async () => {
    await openArticle()
    await openRail()
    await acceptAll('Accept all 3 shown')
    await expect.poll(() => shownCards().length).toBe(0)
    await rests('text')
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.poll(() => shownCards().length).toBe(3)
  })

  it('(31) stays in the rail when all that the filter shows is decided at once, and others are left', async () => {
    const { stored } = await openArticle()
    as(stored, 703, () => textRoot(stored, 'headline').insert(0, 'Neu'))
    await openRail()
    await expect.poll(() => shownCards().length).toBe(4)
    await page.getByRole('button', { name: 'Filter suggestions' }).click()
    await page.getByRole('menuitemradio', { name: 'Ben Berg' }).click()
    await expect.poll(() => shownCards().length).toBe(3)
    await acceptAll('Reject all 3 shown')
    await rests('rail')
    await page.getByRole('button', { name: 'Show all' }).click()
    await rests('rail')
    await userEvent.keyboard('j')
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toContain('Neu')
  })

  it('stays in the rail when a decided card is opened again', async () => {
    await openArticle()
    await openRail()
    await page.getByRole('button', { name: 'Ben Berg: inserts “neuer␣”' }).click()
    await userEvent.keyboard('a')
    await expect.poll(() => shownCards().length).toBe(2)
    await page.getByText('Decided', { exact: true }).click()
    await page.getByRole('button', { name: 'Open again: inserts “neuer␣”' }).click()
    await expect.poll(() => document.querySelector('[data-decided]')).toBeNull()
    await rests('rail')
  })

  it('is on the button that opens the rail after it was closed', async () => {
    await openArticle()
    await openRail()
    await page.getByRole('button', { name: 'Close changes' }).click()
    expect(document.activeElement).toBe(document.querySelector('[data-testid="rail-button"]'))
  })

  it('stops at the buttons of one card only: a hundred cards are not three hundred stops', async () => {
    await openArticle()
    await openRail()
    await expect.poll(() => stops().length).toBe(4)
    await page.getByRole('button', { name: 'Ben Berg: inserts “neuer␣”' }).click()
    await expect
      .poll(() => stops().map((button) => button.closest('li')?.textContent))
      .toEqual(Array(4).fill(expect.stringContaining('neuer')))
  })
})

describe('a decided card', () => {
  const long = Array.from({ length: 60 }, (_, at) => ({ kind: 'paragraph' as const, text: `Absatz ${at}.` }))
  const openLong = () =>
    openArticle({
      article: { lead: { text: 'Vorspann.' }, sections: [{ heading: '', blocks: long }] },
      prepare: (doc) => {
        as(doc, BEN.suggest, () => {
          const body = textRoot(doc, 'body')
          const at = body.toDelta() as { insert: unknown }[]
          const length = at.reduce(
            (sum, { insert }) => sum + (typeof insert === 'string' ? insert.length : 1),
            0,
          )
          body.insert(length, ' Schluss')
          textRoot(doc, 'lead').insert(0, 'Neu: ')
        })
      },
    })

  it('brings its place into the window, and marks it; the list stays where it is', async () => {
    await openLong()
    await openRail()
    await page.getByRole('button', { name: 'All shown' }).click()
    await page.getByRole('menuitem', { name: 'Accept all 2 shown' }).click()
    await page.getByText('Decided', { exact: true }).click()
    await page.getByRole('button', { name: /ben berg inserts ␣Schluss/iu }).click()
    await expect.poll(() => isInWindow(' Schluss')).toBe(true)
    await page.getByRole('button', { name: /ben berg inserts Neu:␣/iu }).click()
    await expect.poll(() => isInWindow('Neu: ')).toBe(true)
    expect(document.activeElement?.getAttribute('aria-current')).toBe('true')
  })

  it('brings the place into the window where something was that is not there any more', async () => {
    const { stored } = await openLong()
    await openRail()
    await page.getByRole('button', { name: 'All shown' }).click()
    await page.getByRole('menuitem', { name: 'Reject all 2 shown' }).click()
    await page.getByText('Decided', { exact: true }).click()
    await page.getByRole('button', { name: /ben berg inserts ␣Schluss/iu }).click()
    await expect.poll(() => last().top > 0 && last().bottom <= bottom()).toBe(true)
    // What stands nowhere leads nowhere.
    await putCaret('[data-field="lead"]', 0)
    as(stored, BEN.edit, () => textRoot(stored, 'lead').insert(0, 'X'))
    await page.getByRole('button', { name: /ben berg inserts Neu:␣/iu }).click()
    await expect.poll(() => document.querySelector('main')!.scrollTop).toBeLessThan(200)
  })
})
