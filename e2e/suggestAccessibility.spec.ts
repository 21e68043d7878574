import { expectAccessible } from './expectAccessible.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import { Rail } from './Rail.ts'
import { StockClient } from './StockClient.ts'

const PARAGRAPHS = 50
const CARDS = 2 * PARAGRAPHS

/** An article in which somebody who may only suggest has put a word into every paragraph, and a headline's worth between them. */
async function articleWithCards(newsroom: Newsroom): Promise<string> {
  const author = await newsroom.person('reporter2')
  const lea = await newsroom.person('legal')
  const id = await author.createArticle({
    headline: 'Hundert Vorschläge',
    lead: { text: 'Ein Vorspann.' },
    sections: [
      {
        heading: 'Lage',
        blocks: Array.from({ length: PARAGRAPHS }, (_, at) => ({
          kind: 'paragraph',
          text: `Der Absatz ${at + 1} steht hier.`,
        })),
      },
    ],
  })
  const client = await StockClient.of(lea, id)
  await client.whenSynced()
  const body = client.doc.getText('body')
  for (let at = PARAGRAPHS; at >= 1; at -= 1) {
    const text = body.toDelta() as { insert: unknown }[]
    let offset = 0
    for (const { insert } of text) {
      const found = typeof insert === 'string' ? insert.indexOf(`Der Absatz ${at} `) : -1
      if (found >= 0) {
        body.insert(offset + found + `Der Absatz ${at}`.length, ' (neu)')
        body.insert(offset + found + 'Der'.length, ' alte')
        break
      }
      offset += typeof insert === 'string' ? insert.length : 1
    }
  }
  await expect
    .poll(async () => {
      const answer = await author.http.get(`/api/articles/${id}/suggestions`)
      return ((await answer.json()) as { suggestions: unknown[] }).suggestions.length
    })
    .toBe(CARDS)
  client.dispose()
  return id
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['de-DE', 'en-GB']) {
    test(`the rail with ${CARDS} cards passes axe, ${colorScheme}, ${locale}`, async ({ newsroom }) => {
      test.setTimeout(240_000)
      const id = await articleWithCards(newsroom)
      const anna = await newsroom.person('reporter', { colorScheme, locale })
      await anna.open(id)
      await expect(anna.page.getByTestId('rail-button')).toHaveAttribute(
        'aria-label',
        new RegExp(String(CARDS), 'u'),
      )
      await expectAccessible(anna, 'article with suggestions, rail closed')
      const rail = new Rail(anna)
      await rail.open()
      await expect(rail.cards.first()).toBeVisible()
      await expectAccessible(anna, 'rail')
      // Colours follow the theme, words the language: the other states need each of them once.
      if ((colorScheme === 'light') === (locale === 'en-GB')) return
      await rail.cards.nth(1).focus()
      await anna.press('j')
      await expect(rail.root.locator('[data-card][aria-current]')).toHaveCount(1)
      await expectAccessible(anna, 'rail with the focus in it')
      await anna.press('a')
      await expect(rail.announcement).not.toBeEmpty()
      await anna.toMode('suggest')
      await expectAccessible(anna, 'suggesting')
      await rail.root.locator('input[value="decided"]').check({ force: true })
      await expect(rail.decidedCards).toHaveCount(1)
      await expectAccessible(anna, 'decided cards')
      await anna.page.setViewportSize({ width: 420, height: 900 })
      await expectAccessible(anna, 'rail as a sheet')
      const lea = await newsroom.person('legal', { colorScheme, locale })
      await lea.open(id)
      await new Rail(lea).open()
      await expect(new Rail(lea).cards.first()).toBeVisible()
      await expectAccessible(lea, 'rail of somebody who may only suggest')
    })
  }
}

test('(31) suggesting and reviewing with the keyboard alone: suggest, find the card, hear it, accept, undo, all at once', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle({
    headline: 'Nur Tasten',
    lead: { text: 'Der Kai ist zu.' },
    sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 'Ein Absatz.' }] }],
  })
  await anna.open(id)
  const { name } = await anna.me()
  const rail = new Rail(anna)
  const focused = anna.page.locator(':focus-visible')
  const leads = async () => [
    (await anna.storedArticle(id)).lead.text,
    (await anna.storedArticle(id, 'final')).lead.text,
  ]
  await anna.putCaret(anna.field('lead'), 'Der Kai'.length)
  await anna.press('ControlOrMeta+Shift+E')
  await expect(anna.page.getByTestId('mode-announcement')).toContainText('suggestion')
  await anna.type(' am Amerikahöft')
  await anna.press('End')
  await anna.type(' Seit heute.')
  await anna.expectSaved()
  const suggested = ['Der Kai ist zu.', 'Der Kai am Amerikahöft ist zu. Seit heute.']
  expect(await leads()).toEqual(suggested)

  await anna.press('Home', 'ControlOrMeta+Alt+j')
  await expect(focused).toHaveAttribute('aria-label', new RegExp(`^${name} \\(you\\)`, 'u'))
  await expect(focused).toHaveAttribute('aria-label', /inserts “␣am Amerikahöft”$/u)
  await anna.press('j')
  await expect(focused).toHaveAttribute('aria-label', /inserts “␣Seit heute\.”$/u)
  await anna.press('k', 'a')
  await expect(rail.announcement).toHaveText('Accepted: inserts “␣am Amerikahöft”. 1 still open.')
  await expect(focused).toHaveAttribute('aria-label', /inserts “␣Seit heute\.”$/u)
  await anna.press('r')
  await expect(rail.announcement).toHaveText('Rejected: inserts “␣Seit heute.”. 0 still open.')
  const decided = 'Der Kai am Amerikahöft ist zu.'
  await expect.poll(leads).toEqual([decided, decided])
  await anna.press('ControlOrMeta+z', 'ControlOrMeta+z')
  await expect(rail.cards).toHaveCount(2)
  await expect.poll(leads).toEqual(suggested)

  await test.step('all that are shown, from the head of the rail', async () => {
    const all = rail.root.getByRole('button', { name: 'All shown' })
    for (let presses = 0; presses < 40; presses += 1) {
      if (await all.evaluate((button) => button === document.activeElement)) break
      await anna.press(presses < 20 ? 'Tab' : 'Shift+Tab')
    }
    await expect(all).toBeFocused()
    await anna.press('Enter')
    await expect(anna.page.getByRole('menuitem', { name: 'Accept all 2 shown' })).toBeFocused()
    await anna.press('Enter')
    await expect.poll(leads).toEqual([suggested[1], suggested[1]])
    await anna.press('ControlOrMeta+z')
    await expect.poll(leads).toEqual(suggested)
  })
  await anna.press('ControlOrMeta+Alt+j', 'Escape')
  await expect(anna.editor).toBeFocused()
})
