import { spansRoot, textRoot } from '@stet/article'
import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { putCaret } from '../testing/articlePage.ts'
import { openTestArticle, type TestArticle } from '../testing/openTestArticle.tsx'
import { writeAs } from '../testing/writeAs.ts'

const BEN = { user: 'ben', client: 702, mode: 'suggest' } as const

let open: TestArticle | null = null
const openArticle = async (): Promise<TestArticle> => {
  sessionStorage.clear()
  await page.viewport(1280, 900)
  open = await openTestArticle({
    article: { lead: { text: 'Der Kai ist gesperrt.' } },
    prepare: (doc) => {
      writeAs(doc, BEN, () => {
        const lead = textRoot(doc, 'lead')
        const item = lead._start
        lead.insert(8, 'alte ')
        if (item) {
          const ids = [[item.id.client, item.id.clock, 4]]
          spansRoot(doc).set(`${BEN.client}.0`, { t: 'del', ids, n: 1 })
        }
      })
    },
  })
  await expect.poll(() => document.querySelector('ins')?.textContent).toBe('alte ')
  return open
}
afterEach(async () => {
  await open?.dispose()
  open = null
})

const choose = async (name: string) => {
  await page.getByTestId('view-menu').click()
  await page.getByRole('menuitemradio', { name }).click()
}
const projected = () => document.querySelector<HTMLElement>('[data-projection]')
const leadOf = (element: Element | null) => element?.querySelector('[data-field="lead"]')?.textContent

describe('the views of an article', () => {
  it('shows it as if all were accepted, and as if nothing were suggested, to read only', async () => {
    await openArticle()
    await choose('Final')
    await expect.poll(() => leadOf(projected())).toBe('Kai alte ist gesperrt.')
    expect(projected()?.querySelector('ins, del')).toBeNull()
    expect(document.querySelector('[role="toolbar"]')).toBeNull()
    await expect.element(page.getByText(/if all suggestions were accepted/)).toBeVisible()
    await choose('Original')
    await expect.poll(() => leadOf(projected())).toBe('Der Kai ist gesperrt.')
  })

  it('follows what others write meanwhile, and comes back to all changes', async () => {
    const { stored } = await openArticle()
    await choose('Final')
    await expect.poll(() => leadOf(projected())).toBe('Kai alte ist gesperrt.')
    writeAs(stored, { user: 'ben', client: 701, mode: 'edit' }, () =>
      textRoot(stored, 'lead').insert(0, 'Heute: '),
    )
    await expect.poll(() => leadOf(projected())).toBe('Heute: Kai alte ist gesperrt.')
    await page.getByRole('button', { name: 'Back to all changes' }).click()
    expect(projected()).toBeNull()
    await expect.poll(() => document.querySelector('del')?.textContent).toBe('Der ')
  })

  it('lets one write in the simple view, in which only bars tell of changes', async () => {
    const { stored } = await openArticle()
    await choose('Simple')
    const del = document.querySelector('del')!
    await expect.poll(() => getComputedStyle(del).display).toBe('none')
    expect(getComputedStyle(document.querySelector('ins')!).textDecorationLine).toBe('none')
    const lead = document.querySelector('.ProseMirror [data-field="lead"]')!
    expect(getComputedStyle(lead).borderImageSource).not.toBe('none')
    await putCaret('[data-field="lead"]')
    await userEvent.keyboard('!')
    await expect.poll(() => textRoot(stored, 'lead').toString()).toBe('Der Kai alte ist gesperrt.!')
  })
})
