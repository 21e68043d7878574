import type { ArticleJson } from './articleJson.ts'
import { CommentRail } from './CommentRail.ts'
import { NotificationList } from './NotificationList.ts'
import { expectAccessible } from './expectAccessible.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'

const READY: Partial<ArticleJson> = {
  headline: 'Hafen sperrt Kai',
  dateline: 'Hamburg',
  lead: { text: 'Der Kai bleibt bis Montag gesperrt.' },
  sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 'Das teilte der Hafen mit.' }] }],
  details: [{ key: 'Quellen', value: 'Hafenamt' }],
}

async function step(by: Person, id: string, request: object): Promise<void> {
  const answer = await by.post(`/api/articles/${id}/transitions`, { data: request })
  expect(answer.status(), await answer.text()).toBe(200)
}

test('[N3] a mention: the bell counts at once, and leads to the thread', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const bell = new NotificationList(ben)
  await bell.readAll()
  const id = await anna.createArticle(READY)
  await ben.page.goto('/')
  await expect(bell.bell).toHaveAccessibleName('Notifications')
  const place = await bell.bell.boundingBox()

  await anna.open(id)
  await anna.select(anna.field('lead'), 4, 7)
  await anna.press('ControlOrMeta+Alt+m')
  const rail = new CommentRail(anna)
  await expect(rail.newField).toBeFocused()
  const { id: bensId, name } = await ben.me()
  await anna.type(`Stimmt das? @${name.slice(0, 4)}`)
  await expect(anna.page.getByRole('option', { name })).toBeVisible()
  await anna.press('Enter', 'ControlOrMeta+Enter')
  await expect.poll(async () => (await rail.stored(id))[0]?.comments[0]?.text).toContain(bensId)

  await expect(bell.bell).toHaveAccessibleName('1 unread notification')
  expect(await bell.bell.boundingBox()).toEqual(place)
  await bell.open()
  await expect(bell.unreadRows).toHaveCount(1)
  await expect(bell.unreadRows).toContainText(`${(await anna.me()).name} mentioned you`)
  await expect(bell.unreadRows).toContainText('Hafen sperrt Kai')
  await expect(bell.unreadRows).toContainText(`Stimmt das? @${name}`)
  await bell.unreadRows.click()

  await expect(ben.page).toHaveURL(new RegExp(`/articles/${id}$`))
  const thread = new CommentRail(ben).thread('Stimmt das?')
  await expect(thread).toHaveAttribute('data-active', /.*/)
  await expect(thread.locator('[data-card]')).toBeFocused()
  await bell.expectUnread(0)

  // In a narrow window the bell is in the menu of the article.
  await ben.page.setViewportSize({ width: 360, height: 740 })
  const menu = ben.page.getByRole('button', { name: 'Article and view' })
  await expect(bell.bell).toHaveCount(0)
  const assigned = await anna.http.patch(`/api/articles/${id}`, {
    data: { assignees: [bensId] },
    headers: { origin: anna.origin },
  })
  expect(assigned.status()).toBe(200)
  await expect(menu).toHaveAccessibleDescription('1 unread notification')
  await expectAccessible(ben, 'something unread in a narrow window')
  await menu.press('Enter')
  await ben.page.getByRole('menuitem', { name: '1 unread notification' }).press('Enter')
  const list = ben.page.getByRole('dialog', { name: 'Notifications' })
  await expect(list.locator('[data-kind][data-unread]')).toContainText('Hafen sperrt Kai')
  await expectAccessible(ben, 'notifications in a narrow window')
  expect(await ben.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await list.getByRole('button', { name: 'Mark all read' }).press('Enter')
  await expect(list.locator('[data-kind][data-unread]')).toHaveCount(0)
  await ben.press('Escape')
  await expect(list).toBeHidden()
  await expect(menu).toHaveAccessibleDescription('')
  await expect(menu).toBeFocused()
})

test('[N1] a text that is changed after the legal check: whoever cleared it is told by whom and of which article, wherever they are', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const lea = await newsroom.person('legal')
  const bell = new NotificationList(lea)
  await bell.readAll()
  const id = await anna.createArticle(READY)
  const marked = await anna.http.patch(`/api/articles/${id}`, {
    data: { isLegalCheckNeeded: true },
    headers: { origin: anna.origin },
  })
  expect(marked.status(), await marked.text()).toBe(200)
  await step(lea, id, { to: 'legal_cleared' })
  // In another article, with the bell in its bar.
  await lea.open(await anna.createArticle({ headline: 'Etwas anderes' }), { toWrite: false })
  await bell.expectUnread(0)

  await anna.open(id)
  await anna.putCaret(anna.field('lead'), 'end')
  await anna.type(' Noch etwas mehr.')
  await bell.expectUnread(1)

  await bell.open()
  await expect(bell.unreadRows).toHaveCount(1)
  await expect(bell.unreadRows).toContainText(
    `Your legal clearance no longer stands: ${(await anna.me()).name} changed the text`,
  )
  await expect(bell.unreadRows).toContainText('Hafen sperrt Kai')
  await bell.unreadRows.click()
  await expect(lea.page).toHaveURL(new RegExp(`/articles/${id}$`))
  await bell.expectUnread(0)
})
