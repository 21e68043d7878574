import { createHash } from 'node:crypto'
import { CommentRail } from './CommentRail.ts'
import { expectAccessible } from './expectAccessible.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'
import { StepDialog } from './StepDialog.ts'

const ARTICLE = {
  headline: 'Ermittlungen gegen Reeder',
  dateline: 'Hamburg',
  lead: { text: 'Der Reeder soll Geld angenommen haben.' },
  details: [{ key: 'Quellen', value: 'Staatsanwaltschaft' }],
}
const ASKS = 'Verdachtsberichterstattung: Stellungnahme einholen'

interface Entry {
  readonly article: string | null
  readonly what: string
  readonly person: { readonly id: string }
  readonly detail: Readonly<Record<string, unknown>>
}

const row = ({ page }: Person, id: string) => page.locator(`[data-article-row="${id}"]`)

/** What is on record about an article, the latest first, as far as it names a hash of its text. */
async function onRecord(reader: Person, id: string): Promise<readonly Entry[]> {
  const answer = await reader.http.get('/api/audit?limit=500')
  expect(answer.status()).toBe(200)
  const { entries } = (await answer.json()) as { entries: Entry[] }
  return entries.filter(({ article }) => article === id)
}

/** The hash of what an article reads: of its JSON, names sorted, without what is empty by itself. */
async function hashOf(reader: Person, id: string): Promise<string> {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
    return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))
  }
  const text = JSON.stringify(sorted(await reader.storedArticle(id)))
  return createHash('sha256').update(text).digest('hex')
}

test('J4 the legal check: it keeps an article from readers on screen and past it, and is of exactly one text', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const desk = await newsroom.person('editor')
  const chief = await newsroom.person('chief')
  const lea = await newsroom.person('legal')
  const [annas, desks, chiefs, leas] = [anna, desk, chief, lea].map((person) => new StepDialog(person)) as [
    StepDialog,
    StepDialog,
    StepDialog,
    StepDialog,
  ]
  const id = await anna.createArticle(ARTICLE)
  const other = await anna.createArticle({ ...ARTICLE, headline: 'Nichts für Juristen' })
  expect(await annas.ask(id, { to: 'in_review' })).toMatchObject({ status: 200 })

  await test.step('approved, and then the desk editor says that legal has to look: nobody can publish', async () => {
    expect(await chiefs.ask(id, { to: 'approved' })).toMatchObject({ status: 200 })
    await Promise.all([desk.open(id), chief.open(id)])
    await chiefs.next.click()
    await expect(chiefs.button('Publish')).toBeEnabled()
    await desks.open()
    await desks.root.getByLabel('The legal department has to look').check()
    await expect(desks.root).toContainText('The legal department still has to clear it.')
    await expect(desks.root.getByLabel('The legal department has to look')).toBeDisabled()
    await expect(chiefs.gate('legal')).toContainText('The legal department still has to clear it.')
    await expect(chiefs.button('Publish')).toBeDisabled()
    expect(await chiefs.ask(id, { to: 'published' })).toEqual({ status: 409, closed: ['legal'] })
    await chiefs.close()
    await desks.close()
  })

  await test.step('nor approve', async () => {
    await desks.make('Back to the author', 'Erst das Justiziariat.')
    await anna.open(id)
    await annas.make('Submit for review')
    await expect(desks.pill).toHaveText('In review')
    await desks.next.click()
    await expect(desks.gate('legal')).toHaveAttribute('data-passed', 'false')
    await expect(desks.button('Approve')).toBeDisabled()
    expect(await desks.ask(id, { to: 'approved' })).toEqual({ status: 409, closed: ['legal'] })
    await desks.close()
  })

  await test.step('the legal reader has a view in which is what they have to look at', async () => {
    await lea.page.goto('/')
    await lea.page.getByRole('button', { name: 'Filters and views' }).click()
    const tools = lea.page.getByTestId('list-tools')
    await tools.getByRole('button', { name: 'Legal check open' }).click()
    await expect(row(lea, id)).toBeVisible()
    await expect(row(lea, other)).toHaveCount(0)
    await row(lea, id).locator('[data-article-link]').click()
    await expect(lea.editor).toHaveAttribute('contenteditable', 'true')
  })

  await test.step('cleared, and changed: the clearance is void, and the legal reader is told', async () => {
    await leas.make('Legal: cleared')
    await expect(desk.page.getByText('The legal department cleared the text.')).toBeVisible()
    await desks.open()
    await expect(desks.gate('legal')).toHaveAttribute('data-passed', 'true')
    await desks.make('Back to the author', 'Bitte den Namen streichen.')
    await expect(annas.pill).toHaveText('Draft')
    await expect(anna.page.getByTestId('mode-menu')).toContainText('Editing')
    await anna.putCaret(anna.field('lead'), 'end')
    await anna.type(' Er bestreitet es.')
    await anna.expectSaved()
    await expect(lea.page.getByText('has to be looked at again')).toBeVisible()
    await annas.make('Submit for review')
    await expect(desks.pill).toHaveText('In review')
    await desks.open()
    await expect(desks.gate('legal')).toContainText(
      'The legal department had cleared it; the text was changed since.',
    )
    await expect(desks.button('Approve')).toBeDisabled()
    await desks.close()
    expect(await desks.ask(id, { to: 'approved' })).toEqual({ status: 409, closed: ['legal'] })
  })

  await test.step('the legal reader asks for something, and lets nobody past', async () => {
    await lea.select(lea.field('lead'), 0, 'Der Reeder'.length)
    const rail = new CommentRail(lea)
    await rail.comment(ASKS)
    await rail.thread(ASKS).locator('[data-card]').focus()
    await rail.thread(ASKS).getByRole('button', { name: 'Block approval' }).click()
    await expect(rail.thread(ASKS)).toContainText('Blocks approval')
    await expectAccessible(lea, 'legal')
    expect(await desks.ask(id, { to: 'approved' })).toEqual({
      status: 409,
      closed: ['blockingComments', 'legal'],
    })
    const desksRail = new CommentRail(desk)
    await desksRail.open()
    await expect(desksRail.thread(ASKS)).toContainText('Blocks approval')
    const [thread] = await desksRail.stored(id)
    const settled = await desk.http.patch(`/api/comments/${thread?.id}`, {
      data: { status: 'resolved' },
      headers: { origin: desk.origin },
    })
    expect(settled.status()).toBe(403)
    await rail.thread(ASKS).locator('[data-card]').focus()
    await lea.press('e')
    await expect.poll(async () => (await rail.stored(id)).map(({ status }) => status)).toEqual(['resolved'])
  })

  await test.step('cleared again, the record says by its hash which text that was', async () => {
    await leas.make('Legal: cleared')
    await desks.open()
    await expect(desks.gate('legal')).toHaveAttribute('data-passed', 'true')
    await desks.button('Approve').click()
    await expect(annas.pill).toHaveText('Approved')
    const entries = await onRecord(chief, id)
    const made = (to: string) => entries.filter(({ detail }) => detail['to'] === to && 'hash' in detail)
    const [second, first] = made('legal_cleared')
    const me = await lea.me()
    expect(second).toMatchObject({ what: 'transition', person: { id: me.id } })
    expect(second?.detail['hash']).toBe(await hashOf(chief, id))
    expect(second?.detail['hash']).toBe(made('approved')[0]?.detail['hash'])
    expect(first?.detail['hash']).not.toBe(second?.detail['hash'])
    expect(entries.find(({ what }) => what === 'clearance-void')?.detail).toMatchObject({
      clearedBy: me.id,
      cleared: first?.detail['hash'],
    })
    await lea.page.goto('/?legal=needed')
    await expect(lea.page.getByRole('searchbox')).toBeVisible()
    await expect(row(lea, id)).toHaveCount(0)
  })
})
