import { expectAccessible } from './expectAccessible.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'

/** The name of the account. */
async function nameOf({ http }: Person): Promise<string> {
  const { name } = (await (await http.get('/api/me')).json()) as { readonly name: string }
  return name
}

/** Opens the history from the article's menu; the dialog. */
async function openHistory({ page }: Person) {
  await page.getByRole('button', { name: 'Article and view' }).click()
  await page.getByRole('menuitem', { name: 'History …' }).click()
  const history = page.getByRole('dialog', { name: 'History' })
  await expect(history).toBeVisible()
  return history
}

test('[V5] [V6] [V8] versions are compared and restored while a colleague goes on typing', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('editor')
  const id = await anna.createArticle({ headline: 'Rathaus', lead: { text: 'Der Rat tagt.' } })
  await anna.open(id)
  await ben.open(id)
  await anna.putCaret(anna.field('lead'), 'end')
  await anna.type(' Heute.')
  await anna.expectSaved()
  await expect(ben.field('lead')).toHaveText('Der Rat tagt. Heute.')

  const history = await openHistory(anna)
  const first = history.locator('[data-version="1"]')
  await expect(first).toContainText(await nameOf(anna))
  const sheet = history.getByRole('document')
  await expect(sheet.locator('ins')).toHaveText(' Heute.')
  await expect(history.getByRole('status').first()).toHaveText('1 change')
  await expectAccessible(anna, 'history')

  await history.getByLabel('Name what is there now').fill('Für die Abnahme')
  await history.getByRole('button', { name: 'Name it' }).click()
  await expect(history.locator('[data-version="2"]')).toContainText('Für die Abnahme')

  await first.click()
  await expect(sheet.locator('[data-field="lead"]')).toHaveText('Der Rat tagt.')
  await ben.putCaret(ben.field('headline'), 'end')
  await ben.type(' tagt')
  await history.getByRole('button', { name: 'Restore …' }).click()
  await ben.type(' weiter')
  await history.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(history.getByText('Version 1 is restored.')).toBeVisible()
  await expect(history.locator('[data-version]').first()).toContainText('Version 1 restored')
  // From the first version to what is there now, one after the other, by itself.
  await history.getByRole('button', { name: 'Play how it was made' }).click()
  const place = history.getByRole('slider', { name: 'Place in the history' })
  await expect(place).toHaveAttribute('aria-valuetext', /^Version 1, /)
  await expect(place).toHaveAttribute('aria-valuetext', 'Now', { timeout: 20_000 })
  await expect(history.getByRole('button', { name: 'Play how it was made' })).toBeVisible()
  await anna.page.keyboard.press('Escape')
  // Gone, not only hidden: the sheet in it is a text with a lead, too.
  await expect(history).toHaveCount(0)
  await expect(anna.field('lead')).toHaveText('Der Rat tagt.')
  await ben.type(' noch')
  await ben.expectSaved()
  await expect(ben.field('headline')).toHaveText(/noch$/)
  await expect(anna.field('headline')).toHaveText((await ben.field('headline').textContent()) ?? '')
})

test('[A100] [A102] who wrote this: names, shares, and a bar below each part', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('editor')
  const id = await anna.createArticle({ headline: 'Rathaus', lead: { text: 'Der Rat tagt.' } })
  await ben.open(id)
  await ben.putCaret(ben.field('lead'), 'end')
  await ben.type(' Heute.')
  await ben.expectSaved()
  await anna.open(id)
  await anna.page.setViewportSize({ width: 360, height: 740 })
  const history = await openHistory(anna)
  await history.getByRole('button', { name: 'Who wrote this' }).click()
  const shares = history.locator('[data-person]')
  await expect(shares).toHaveCount(2)
  await expect(shares.first()).toContainText(await nameOf(anna))
  await expect(history.locator('[data-by]', { hasText: 'Heute.' })).toHaveAttribute(
    'title',
    new RegExp(`^${await nameOf(ben)}, `),
  )
  await shares.nth(1).click()
  await expect(history.locator('[data-by][data-marked]')).toHaveText(' Heute.')
  await expectAccessible(anna, 'who wrote this')
  const width = await anna.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)
})

test('who wrote this tells what came from an agency, and which', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const answer = await anna.post('/api/articles/import?origin=agency&credit=dpa', {
    data: Buffer.from('Rathaus gesperrt\n\nHamburg - Das Rathaus ist zu.\n'),
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
  expect(answer.status()).toBe(201)
  const { id } = (await answer.json()) as { id: string }
  await anna.open(id)
  await anna.putCaret(anna.field('lead'), 'end')
  await anna.type(' Seit heute.')
  await anna.expectSaved()
  const history = await openHistory(anna)
  await history.getByRole('button', { name: 'Who wrote this' }).click()
  await expect(history.getByText('From an agency: dpa.')).toBeVisible()
  await expect(history.locator('[data-origin="agency"]', { hasText: 'Das Rathaus ist zu.' })).toHaveAttribute(
    'title',
    /\(agency\)$/,
  )
  await expect(history.locator('[data-origin="typed"]')).toHaveText(' Seit heute.')
  await expectAccessible(anna, 'who wrote this, agency')
})
