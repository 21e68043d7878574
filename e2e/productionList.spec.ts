import type { Locator } from '@playwright/test'
import { expectAccessible } from './expectAccessible.ts'
import { expectUncut } from './expectUncut.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'

/** Found by nothing else: lists of other tests do not matter. */
const WORD = 'Quastenflosser'

const row = (person: Person, id: string): Locator => person.page.locator(`[data-article-row="${id}"]`)
const shownIds = (person: Person) =>
  person.page
    .locator('[data-article-row]')
    .evaluateAll((rows) => rows.map((element) => element.dataset['articleRow']))

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

async function openTools(person: Person): Promise<Locator> {
  await person.page.getByRole('button', { name: 'Filters and views' }).click()
  const tools = person.page.getByTestId('list-tools')
  await expect(tools).toBeVisible()
  return tools
}

async function patch(person: Person, id: string, data: object): Promise<void> {
  const headers = { origin: person.origin }
  const answer = await person.http.patch(`/api/articles/${id}`, { data, headers })
  expect(answer.status(), await answer.text()).toBe(200)
}

test('a search finds a word in the text, in another form, and shows it under the headline', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle({
    headline: 'Meer gesperrt',
    lead: { text: `Die ${WORD} und <b>Seehäfen</b> sind zu.` },
  })
  await anna.page.goto('/')
  await anna.page.getByRole('searchbox').fill(`${WORD.toLowerCase()} hafen`)
  await expect(anna.page.getByText('1 article found')).toBeVisible()
  const hit = row(anna, id).getByTestId('hit')
  await expect(hit).toHaveText(`Die ${WORD} und <b>Seehäfen</b> sind zu.`)
  await expect(hit.locator('mark')).toHaveText([WORD, 'Seehäfen'])
  await expectAccessible(anna, 'list with hits')
  await anna.page.keyboard.press('ArrowDown')
  await anna.page.keyboard.press('Enter')
  await expect(anna.field('headline')).toHaveText('Meer gesperrt')
  await anna.page.goBack()
  await expect(anna.page.getByRole('searchbox')).toHaveValue(`${WORD.toLowerCase()} hafen`)
  await expect(hit).toBeVisible()
})

test('a list that is filtered gets what comes to belong to it, keeps its places, and stays after a reload', async ({
  newsroom,
}) => {
  const editor = await newsroom.person('editor')
  const ben = await newsroom.person('editor')
  const desk = `Desk ${crypto.randomUUID().slice(0, 8)}`
  const [first, second] = [
    await ben.createArticle({ headline: 'Eins' }),
    await ben.createArticle({ headline: 'Zwei' }),
  ]
  for (const id of [first, second]) await patch(ben, id, { desk })
  await editor.page.goto('/')
  const tools = await openTools(editor)
  await tools.getByLabel('Desk').selectOption(desk)
  await expect.poll(() => shownIds(editor)).toEqual([second, first])
  await patch(ben, first, { slug: `eins-${crypto.randomUUID()}` })
  const third = await ben.createArticle({ headline: 'Drei' })
  await patch(ben, third, { desk })
  await expect(editor.page.getByRole('button', { name: 'show 1 new' })).toBeVisible()
  expect(await shownIds(editor)).toEqual([second, first])
  await editor.page.getByRole('button', { name: 'show 1 new' }).click()
  await expect.poll(() => shownIds(editor)).toEqual([third, second, first])
  await patch(ben, second, { desk: 'anders' })
  await patch(ben, second, { dueAt: new Date(Date.now() - 90 * 60_000).toISOString() })
  await expect(row(editor, second)).toContainText('overdue: 1 hr 30 mins')
  expect(await shownIds(editor)).toEqual([third, second, first])
  await editor.page.reload()
  await expect.poll(() => shownIds(editor)).toEqual([third, first])
  await editor.page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(editor.page).toHaveURL('/')
})

test('deadlines count down, and views that somebody keeps are theirs on every machine', async ({
  newsroom,
}) => {
  const chief = await newsroom.person('chief')
  const { id: me } = await chief.me()
  const id = await chief.createArticle({ headline: 'Frist und Sperre' })
  await patch(chief, id, {
    assignees: [me],
    dueAt: inMinutes(125),
    embargoUntil: inMinutes(30),
    isLegalCheckNeeded: true,
    urgency: 2,
  })
  await chief.page.clock.install()
  await chief.page.goto('/')
  await expect(row(chief, id)).toContainText(/2 hrs [45] mins left/)
  await expect(row(chief, id)).toContainText(/embargo: (30|29) mins/)
  await chief.page.clock.fastForward('11:00')
  await expect(row(chief, id)).toContainText(/embargo: 1[89] mins/)

  const tools = await openTools(chief)
  await tools.getByRole('button', { name: 'Assigned to me' }).click()
  await expect(tools.getByLabel('Assigned')).toHaveValue('me')
  await tools.getByLabel('Legal check needed').check()
  await expect(row(chief, id)).toBeVisible()
  const name = `Recht ${crypto.randomUUID().slice(0, 8)}`
  await tools.getByRole('button', { name: 'Save view' }).click()
  await chief.page.getByLabel('Name').fill(name)
  await chief.page.keyboard.press('Enter')
  const view = tools.getByRole('button', { name, exact: true })
  await expect(view).toHaveAttribute('aria-current', 'true')

  const elsewhere = await newsroom.person('chief')
  await elsewhere.page.goto('/')
  const there = await openTools(elsewhere)
  await there.getByRole('button', { name, exact: true }).click()
  await expect(row(elsewhere, id)).toBeVisible()
  await expect(elsewhere.page).toHaveURL('/?assignee=me&legal=needed')
  await there.getByRole('button', { name: `About “${name}”` }).click()
  await elsewhere.page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(there.getByRole('button', { name, exact: true })).toHaveCount(0)
  await elsewhere.page.getByRole('button', { name: 'Bring back' }).click()
  await expect(there.getByRole('button', { name, exact: true })).toBeVisible()
})

test('columns are chosen, and kept in the browser', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  await anna.createArticle({ headline: 'Spalten' })
  await anna.page.goto('/')
  const heads = anna.page.getByRole('columnheader')
  await expect(heads).toHaveText([
    'State',
    'Article',
    'By',
    'Here now',
    'Due',
    'Open',
    'Characters',
    'Changed',
  ])
  const tools = await openTools(anna)
  for (const name of ['Desk', 'Characters']) {
    await tools.getByRole('button', { name: 'Columns' }).click()
    await anna.page.getByRole('menuitemcheckbox', { name }).click()
  }
  const chosen = ['State', 'Article', 'Desk', 'By', 'Here now', 'Due', 'Open', 'Changed']
  await expect(heads).toHaveText(chosen)
  await anna.page.reload()
  await expect(heads).toHaveText(chosen)
})

test('the board shows a column for each state, and what somebody suggests is counted', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle({ headline: 'An der Tafel', lead: { text: 'Sie hängt.' } })
  await anna.page.goto('/')
  const tools = await openTools(anna)
  await tools.getByRole('button', { name: 'Board' }).click()
  const drafts = anna.page.locator('[data-board-state="draft"]')
  const card = drafts.locator(`[data-article-row="${id}"]`)
  await expect(card).toBeVisible()
  await expect(anna.page.locator('[data-board-state]')).toHaveCount(5)
  const sub = await newsroom.person('subeditor')
  await sub.open(id)
  await sub.putCaret(sub.field('lead'), 'end')
  await sub.type(' Schief.')
  await sub.expectSaved()
  await expect(card).toContainText('1 open suggestion')
  await expectAccessible(anna, 'board')
  await tools.getByRole('button', { name: 'List' }).click()
  await expect(row(anna, id).getByText('1 open suggestion')).toBeAttached()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`tools, list and board are accessible and fit into 360 px, ${colorScheme}`, async ({ newsroom }) => {
    const chief = await newsroom.person('chief', { colorScheme, viewport: { width: 360, height: 740 } })
    const id = await chief.createArticle({ headline: 'Schmal '.repeat(20), lead: { text: 'Text.' } })
    const due = new Date(Date.now() + 3_600_000).toISOString()
    await patch(chief, id, {
      dueAt: due,
      embargoUntil: due,
      desk: 'Wirtschaft und Soziales',
      isLegalCheckNeeded: true,
    })
    await chief.page.goto('/')
    const tools = await openTools(chief)
    await expect(row(chief, id)).toBeVisible()
    await expectAccessible(chief, 'tools')
    await expectUncut(chief, tools)
    await tools.getByRole('button', { name: 'Board' }).click()
    await expect(chief.page.getByTestId('board').locator(`[data-article-row="${id}"]`)).toBeVisible()
    await expectAccessible(chief, 'board')
    await expectUncut(chief, tools)
    await chief.page.setViewportSize({ width: 1280, height: 900 })
    await expectAccessible(chief, 'wide board')
    await tools.getByRole('button', { name: 'List' }).click()
    await expect(row(chief, id)).toBeVisible()
    await expectAccessible(chief, 'wide list')
    await expectUncut(chief, tools)
  })
}

async function step(by: Person, id: string, data: object): Promise<void> {
  const answer = await by.post(`/api/articles/${id}/transitions`, { data })
  expect(answer.status(), await answer.text()).toBe(200)
}

test('a column tells what the public has, and a view the corrections that are open', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const chief = await newsroom.person('chief')
  const id = await anna.createArticle({
    headline: 'Berichtigt',
    dateline: 'Hamburg',
    lead: { text: 'Am Kai liegen 12 000 Container.' },
    details: [{ key: 'Quellen', value: 'Hafenamt' }],
  })
  await step(anna, id, { to: 'in_review' })
  await step(chief, id, { to: 'approved' })
  await step(chief, id, { to: 'published' })

  await chief.page.goto('/')
  const tools = await openTools(chief)
  await tools.getByRole('button', { name: 'Columns' }).click()
  await chief.page.getByRole('menuitemcheckbox', { name: 'Public' }).click()
  await expect(row(chief, id)).toContainText('version 1')
  await tools.getByRole('button', { name: 'Correction open' }).click()
  await expect(chief.page).toHaveURL('/?correction=open')
  await expect(row(chief, id)).toHaveCount(0)
  await step(anna, id, { to: 'correction', reason: 'Falsche Zahl.' })
  // Whether it waits to be shown depends on whether there is anything that it would move.
  const isNew = chief.page.getByRole('button', { name: /^show \d+ new$/ })
  await expect(isNew.or(row(chief, id)).first()).toBeVisible()
  if (await isNew.isVisible()) await isNew.click()
  await expect(row(chief, id)).toContainText('version 1, correction open')
  await expectAccessible(chief, 'corrections')
  await chief.page.reload()
  await expect(row(chief, id)).toContainText('version 1, correction open')
})
