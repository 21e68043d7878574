import { CommentRail } from './CommentRail.ts'
import { expect, KEEPS_PAGES, test } from './newsroom.ts'
import type { Person } from './Person.ts'

const PARAGRAPHS = ['Der erste Absatz.', 'Der zweite Absatz.', 'Der dritte Absatz.']
const paragraphs = (article: { sections: { blocks: { text: string }[] }[] }) =>
  article.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text))

async function step(person: Person, id: string, to: string): Promise<void> {
  const answer = await person.post(`/api/articles/${id}/transitions`, { data: { to } })
  expect(answer.status(), await answer.text()).toBe(200)
}

test('J7 an editor on the train: what they wrote offline is there after the tab was closed, and arrives as suggestions in what was approved meanwhile', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const desk = await newsroom.person('editor', KEEPS_PAGES)
  const chief = await newsroom.person('chief')
  const id = await anna.createArticle({
    headline: 'Im Zug',
    dateline: 'Hamburg',
    lead: { text: 'Ein Vorspann.' },
    sections: [{ heading: '', blocks: PARAGRAPHS.map((text) => ({ kind: 'paragraph', text })) }],
    details: [{ key: 'Quellen', value: 'Hafenamt' }],
  })
  await anna.open(id)
  await anna.select(anna.field('lead'), 0, 'Ein'.length)
  await new CommentRail(anna).comment('Geht das kürzer?')
  await desk.open(id)
  const rail = new CommentRail(desk)
  await rail.open()
  await expect(rail.threads).toHaveCount(1)
  await desk.expectSaved()
  await desk.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })

  await desk.context.setOffline(true)
  await expect(desk.savedBadge).toHaveAttribute('data-state', 'offline')
  for (const number of ['erste', 'zweite', 'dritte']) {
    await desk.putCaret(desk.block(number), 'end')
    await desk.type(` Zug ${number}.`)
  }
  await rail.thread('Geht das kürzer?').locator('[data-card]').focus()
  await desk.press('e')
  await expect(rail.threads).toHaveCount(0)
  const own = PARAGRAPHS.map((text) => `${text} Zug ${text.split(' ')[1]}.`)
  await expect(desk.blocks).toHaveText(own)
  await expect(desk.savedBadge).toHaveAttribute('data-state', 'offline')
  await expect(desk.savedBadge).toContainText('3')
  await desk.page.close({ runBeforeUnload: false })
  desk.page = await desk.context.newPage()
  await desk.open(id)
  await expect(desk.blocks).toHaveText(own)
  await expect(desk.savedBadge).toHaveAttribute('data-state', 'offline')
  await expect(desk.savedBadge).toContainText('3')

  await ben.open(id)
  await ben.putCaret(ben.block('zweite'), 'Der '.length)
  await ben.type('ganz neue ')
  await ben.expectSaved()
  await step(anna, id, 'in_review')
  await step(chief, id, 'approved')
  const approved = ['Der erste Absatz.', 'Der ganz neue zweite Absatz.', 'Der dritte Absatz.']
  expect(paragraphs(await chief.storedArticle(id))).toEqual(approved)

  await desk.context.setOffline(false)
  await expect(desk.page.getByText('Your last changes are suggestions now')).toBeVisible({ timeout: 60_000 })
  await expect(desk.page.getByTestId('mode-menu')).toContainText('Suggesting')
  await desk.expectSaved()
  await chief.open(id, { toWrite: false })
  const insertions = [' Zug erste.', ' Zug zweite.', ' Zug dritte.']
  for (const person of [desk, chief]) {
    await expect(person.blocks.locator('ins')).toHaveText(insertions)
    await expect(person.page.getByTestId('article-state')).toHaveText('Approved')
  }
  // Until somebody has looked at it, the newsroom sees that something came late.
  await ben.page.goto('/?late=open')
  const row = ben.page.locator(`[data-article-row="${id}"]`)
  await expect(row).toContainText('1 arrived late')
  await expect(chief.page.getByTestId('late-work')).toContainText(`${(await desk.me()).name}, `)
  await chief.page.getByRole('button', { name: 'Seen', exact: true }).click()
  await expect(chief.page.getByTestId('late-work')).toHaveCount(0)
  await expect(row).not.toContainText('arrived late')
  expect(paragraphs(await chief.storedArticle(id))).toEqual(approved)
  expect(paragraphs(await chief.storedArticle(id, 'final'))).toEqual(
    approved.map((text, at) => text + (insertions[at] ?? '')),
  )
  // Who may only suggest by now settles nothing; that is said where the thread is, and why.
  await rail.open()
  await expect(rail.thread('Geht das kürzer?').getByTestId('comment-refused')).toContainText(
    'who may write in the article now',
  )
  expect((await rail.stored(id)).map(({ status }) => status)).toEqual(['open'])
})
