import type { Locator } from '@playwright/test'
import { expectAccessible } from './expectAccessible.ts'
import { expect, test } from './newsroom.ts'
import { NotificationList } from './NotificationList.ts'
import { tabTo } from './tabTo.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['de-DE', 'en-GB']) {
    test(`every screen passes axe, ${colorScheme}, ${locale}`, async ({ newsroom }) => {
      // Thirteen screens, each looked through by axe: a busy machine may take its time.
      test.setTimeout(240_000)
      const anna = await newsroom.stranger('reporter', { colorScheme, locale })
      await anna.page.goto('/')
      await expect(anna.page.locator('input[type="password"]')).toBeVisible()
      await expect(anna.page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2))
      await expectAccessible(anna, 'sign-in')

      await anna.page.locator('input[type="email"]').fill('reporter@demo.example')
      await anna.page.locator('input[type="password"]').fill('wrong')
      await anna.page.keyboard.press('Enter')
      await expect(anna.page.getByRole('alert')).toBeVisible()
      await expectAccessible(anna, 'sign-in refused')

      await anna.signIn()
      const id = await anna.createArticle({
        kicker: 'Hafen',
        headline: 'Barrierefrei',
        lead: {
          text: 'Fett und mit Verweis.',
          runs: [
            { from: 0, to: 4, bold: true },
            { from: 13, to: 20, link: 'https://example.org/' },
          ],
        },
        sections: [
          {
            heading: '',
            blocks: [
              { kind: 'paragraph', text: 'Ein Absatz.' },
              { kind: 'quote', text: 'Ein Zitat.' },
            ],
          },
          {
            heading: 'Zweiter Teil',
            blocks: [
              { kind: 'bulletItem', text: 'Ein Punkt' },
              { kind: 'orderedItem', text: 'Eine Nummer' },
            ],
          },
        ],
        details: [
          { key: 'Ort', value: 'Kiel' },
          { key: 'Quellen', value: '' },
        ],
      })
      await anna.page.goto('/')
      await expect(anna.page.getByText('Barrierefrei').first()).toBeVisible()
      await expectAccessible(anna, 'list')
      await anna.page.getByRole('searchbox').fill('gibtesnicht xyz')
      await expect(anna.page.getByTestId('no-results')).toBeVisible()
      await expectAccessible(anna, 'list without results')

      const bell = new NotificationList(anna)
      await bell.readAll()
      await bell.expectUnread(0)
      await bell.open()
      await expectAccessible(anna, 'notifications, read')
      await anna.press('Escape')
      await expect(bell.root).toBeHidden()
      const chief = await newsroom.person('chief')
      const assigned = await chief.http.patch(`/api/articles/${id}`, {
        data: { assignees: [(await anna.me()).id] },
        headers: { origin: chief.origin },
      })
      expect(assigned.status()).toBe(200)
      await bell.expectUnread(1)
      await bell.open()
      await expect(bell.rows.first()).toHaveAttribute('data-unread')
      await expectAccessible(anna, 'notifications')
      await anna.press('Escape')

      await anna.open(id)
      await anna.expectSaved()
      await expectAccessible(anna, 'article')
      const ben = await newsroom.person('reporter2')
      await ben.open(id)
      await ben.putCaret(ben.block('Zweiter Teil'), 'end')
      await anna.page.locator('[data-testid="present-person"] button').click()
      await expect(anna.page.getByTestId('following')).toBeVisible()
      await anna.page.getByTestId('outline-button').focus()
      await anna.page.keyboard.press('ControlOrMeta+Alt+g')
      await expect(anna.page.locator('nav ol button')).toHaveCount(4)
      await anna.page.locator('[data-testid="present-person"] button').click()
      await expect(anna.page.getByTestId('following')).toBeVisible()
      await expectAccessible(anna, 'article with outline, following')
      await anna.press('Escape')
      await anna.page.setViewportSize({ width: 900, height: 900 })
      await anna.page.getByTestId('outline-button').click()
      await expect(anna.page.locator('nav ol button')).toHaveCount(4)
      await expectAccessible(anna, 'article with outline over the text')
      await anna.press('Escape')
      await anna.page.setViewportSize({ width: 1280, height: 900 })
      await ben.page.close()
      await anna.context.setOffline(true)
      await anna.putCaret(anna.field('lead'), 'end')
      await anna.type(' x')
      await expect(anna.savedBadge).toHaveAttribute('data-state', 'offline')
      await expectAccessible(anna, 'article offline')
      await anna.context.setOffline(false)
      await anna.expectSaved()

      const empty = await anna.createArticle()
      await anna.open(empty)
      await expectAccessible(anna, 'empty article')
      await anna.page.goto('/articles/00000000-0000-4000-8000-000000000000')
      await expect(anna.page.getByTestId('not-found')).toBeVisible()
      await expectAccessible(anna, 'not found')

      const vera = await newsroom.person('viewer', { colorScheme, locale })
      await vera.open(id, { toWrite: false })
      await expect(vera.editor).toHaveAttribute('contenteditable', 'false')
      await expectAccessible(vera, 'article read-only')
    })
  }
}

test('the whole way with the keyboard alone: sign in, create, write, add a row, sign out', async ({
  newsroom,
}) => {
  const anna = await newsroom.stranger('reporter')
  const { page } = anna
  const reach = (wanted: Locator) => tabTo(anna, wanted)
  await page.goto('/')
  await reach(page.locator('input[type="email"]'))
  await anna.type('reporter@demo.example')
  await reach(page.locator('input[type="password"]'))
  await anna.type('stet-demo')
  await anna.press('Enter')
  await expect(page.getByRole('button', { name: 'New article' })).toBeVisible()

  await reach(page.getByRole('button', { name: 'New article' }))
  await anna.press('Enter')
  await expect(anna.editor).toHaveAttribute('contenteditable', 'true')
  await expect(anna.editor).toBeFocused()
  // A new article begins in the headline; Enter leads through the one-line fields.
  await anna.type('Nur Tasten')
  await anna.press('Enter')
  await anna.type('Eine Unterzeile')
  await anna.press('Enter')
  await anna.type('Von Anna Tast')
  await anna.press('Enter')
  await anna.type('Kiel')
  await anna.press('Enter')
  await anna.type('Der Vorspann.')
  await anna.press('Enter')
  await anna.type('Erster Absatz.')
  await anna.press('Enter')
  await anna.type('Zweiter Absatz.')
  await anna.press('ControlOrMeta+End')
  await page.keyboard.press('ControlOrMeta+Shift+d')
  await anna.type('Ort')
  await anna.press('Tab')
  await anna.type('Kiel')
  await anna.press('Tab')
  await anna.type('Quellen')
  await anna.expectSaved()

  const id = page.url().split('/').at(-1) ?? ''
  const article = await anna.storedArticle(id)
  expect(article).toMatchObject({
    headline: 'Nur Tasten',
    subheadline: 'Eine Unterzeile',
    byline: 'Von Anna Tast',
    dateline: 'Kiel',
    lead: { text: 'Der Vorspann.' },
    details: [
      { key: 'Ort', value: 'Kiel' },
      { key: 'Quellen', value: '' },
    ],
  })
  expect(article.sections[0]?.blocks.map(({ text }) => text)).toEqual(['Erster Absatz.', 'Zweiter Absatz.'])

  // Out of the editor without a mouse, and out of the newsroom.
  await anna.press('Escape')
  await reach(page.getByTestId('back-to-list'))
  await anna.press('Enter')
  await reach(page.getByTestId('person-menu'))
  await anna.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  for (let presses = 0; presses < 12; presses++) {
    if (
      await page
        .getByRole('menuitem', { name: 'Sign out' })
        .evaluate((item) => item === document.activeElement)
    )
      break
    await anna.press('ArrowDown')
  }
  await anna.press('Enter')
  await expect(page.locator('input[type="password"]')).toBeVisible()
  expect((await anna.http.get('/api/me')).status()).toBe(401)
})
