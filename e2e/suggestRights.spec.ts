/*
 * Of the failures that other products' tracked changes are known for, (13) is about a view of the source and (28) about a
 * feature that can be switched off. Stet has neither: text is only ever shown as an article, and suggestions are part of
 * how it is stored.
 */
import { expect, type Newsroom, test } from './newsroom.ts'
import { expectReads } from './expectReads.ts'
import type { Person } from './Person.ts'
import { Rail } from './Rail.ts'

/** A suggestion as the API speaks of it, as far as these tests look at it. */
interface Suggestion {
  status: string
  author: { id: string }
  reviewer: { id: string } | null
  isOwn: boolean
}

const article = {
  kicker: 'Hafen',
  headline: 'Kai gesperrt',
  byline: 'Von Anna',
  lead: { text: 'Der Kai ist zu.' },
  sections: [{ heading: 'Lage', blocks: [{ kind: 'paragraph', text: 'Ein Kran fiel um.' }] }],
  details: [{ key: 'Ort', value: 'Rom' }],
}

async function two(newsroom: Newsroom) {
  const anna = await newsroom.person('reporter')
  const lea = await newsroom.person('legal')
  const id = await anna.createArticle(article)
  await Promise.all([anna.open(id), lea.open(id)])
  const rail = new Rail(anna)
  await rail.open()
  return { anna, lea, id, people: [anna, lea], rail }
}

async function suggestions(person: Person, id: string, state = 'open'): Promise<Suggestion[]> {
  const answer = await person.http.get(`/api/articles/${id}/suggestions?state=${state}`)
  expect(answer.status()).toBe(200)
  return ((await answer.json()) as { suggestions: Suggestion[] }).suggestions
}

const patch = (person: Person, id: string, data: unknown) =>
  person.http.patch(`/api/articles/${id}`, { data, headers: { origin: person.origin } })

test('(11) every field is only suggested to, and what the newsroom’s list calls the article stays', async ({
  newsroom,
}) => {
  const { anna, lea, id, rail } = await two(newsroom)
  for (const [name, text] of [
    ['kicker', 'Elbe '],
    ['headline', 'Der '],
    ['subheadline', 'Neu'],
    ['byline', 'Heute: '],
    ['dateline', 'Kiel'],
    ['lead', 'Ach. '],
  ] as const) {
    await lea.putCaret(lea.field(name), 0)
    await lea.type(text)
  }
  await lea.putCaret(lea.detailsCell('key', 0), 0)
  await lea.type('Tat')
  await lea.putCaret(lea.detailsCell('value', 0), 'end')
  await lea.type(' und Kiel')
  await lea.expectSaved()
  await rail.expectChanges(
    ...['Elbe␣', 'Der␣', 'Neu', 'Heute:␣', 'Kiel', 'Ach.␣', 'Tat', '␣und Kiel'].map(
      (text) => `inserts “${text}”`,
    ),
  )
  expect(await anna.storedArticle(id)).toMatchObject(article)
  expect(await anna.storedArticle(id, 'final')).toMatchObject({
    kicker: 'Elbe Hafen',
    headline: 'Der Kai gesperrt',
    subheadline: 'Neu',
    byline: 'Heute: Von Anna',
    dateline: 'Kiel',
    lead: { text: 'Ach. Der Kai ist zu.' },
    details: [{ key: 'TatOrt', value: 'Rom und Kiel' }],
  })
  const list = (await (await anna.http.get('/api/articles')).json()) as {
    articles: { id: string; headline: string }[]
  }
  expect(list.articles.find((one) => one.id === id)?.headline).toBe('Kai gesperrt')
})

test('(11) slug and metadata are for those alone who may change them, on screen and over HTTP', async ({
  newsroom,
}) => {
  const { anna, lea, id } = await two(newsroom)
  await expect(anna.page.getByRole('textbox', { name: 'Slug' })).toBeVisible()
  await expect(lea.page.getByRole('textbox', { name: 'Slug' })).toHaveCount(0)
  for (const data of [{ slug: 'anders' }, { language: 'en' }, { urgency: 1 }, { state: 'approved' }]) {
    const answer = await patch(lea, id, data)
    expect([400, 403]).toContain(answer.status())
    expect(answer.status() === 403 || 'state' in data).toBe(true)
  }
  // A subeditor suggests in drafts, and looks after their metadata all the same.
  const sam = await newsroom.person('subeditor')
  expect((await patch(sam, id, { urgency: 2 })).status()).toBe(200)
  expect((await patch(sam, id, { embargoUntil: '2030-01-01T00:00:00Z' })).status()).toBe(403)
  expect((await patch(sam, id, { state: 'approved' })).status()).toBe(400)
})

test('(24) nobody decides without the right, nobody reads without access, and who decided is on record', async ({
  newsroom,
}) => {
  const { anna, lea, id } = await two(newsroom)
  await lea.putCaret(lea.field('headline'), 'end')
  await lea.type(' seit heute')
  await lea.expectSaved()
  const resolve = (person: Person) =>
    person.post(`/api/articles/${id}/suggestions/resolve`, { data: { all: true, action: 'accept' } })
  for (const account of ['legal', 'subeditor', 'commenter', 'viewer', 'admin'] as const) {
    const person = account === 'legal' ? lea : await newsroom.person(account)
    expect((await resolve(person)).status(), account).toBe(403)
    expect(await suggestions(person, id), account).toHaveLength(1)
  }
  const stranger = await newsroom.stranger('viewer')
  expect((await resolve(stranger)).status()).toBe(401)
  for (const path of [`${id}/suggestions`, `${id}?view=markup`, `${id}/export/text?view=final`])
    expect((await stranger.http.get(`/api/articles/${path}`)).status(), path).toBe(401)
  const foreign = await anna.http.post(`/api/articles/${id}/suggestions/resolve`, {
    data: { all: true, action: 'accept' },
    headers: { origin: 'https://evil.example' },
  })
  expect(foreign.status()).toBe(403)
  expect((await anna.storedArticle(id)).headline).toBe('Kai gesperrt')
  const rail = new Rail(lea)
  await rail.open()
  await expect(rail.cards).toHaveCount(1)
  await expect(rail.root.getByRole('button', { name: 'Accept' })).toHaveCount(0)
  await rail.cards.first().focus()
  await lea.press('a')
  await test.step('R takes back one’s own suggestion, which decides nothing', async () => {
    await lea.press('r')
    await expect(rail.cards).toHaveCount(0)
    await lea.press('ControlOrMeta+z')
    await expect(rail.cards).toHaveCount(1)
    await lea.expectSaved()
    expect(await suggestions(lea, id, 'decided')).toEqual([])
  })
  expect((await anna.storedArticle(id)).headline).toBe('Kai gesperrt')
  expect((await resolve(anna)).status()).toBe(200)
  expect(await suggestions(lea, id)).toEqual([])
  expect((await anna.storedArticle(id)).headline).toBe('Kai gesperrt seit heute')
  expect(await suggestions(lea, id, 'decided')).toMatchObject([
    {
      status: 'accepted',
      author: { id: (await lea.me()).id },
      reviewer: { id: (await anna.me()).id },
    },
  ])
  await rail.showDecided()
  await expect(rail.decidedCards).toHaveCount(1)
  await expect(rail.decidedCards).toContainText(`Accepted by ${(await anna.me()).name}`)
})

test('(25) exports hold what is pending to go and not what is pending to come', async ({ newsroom }) => {
  const { anna, lea, id, rail } = await two(newsroom)
  await lea.putCaret(lea.field('lead'), 'Der Kai'.length)
  await lea.type(' am Burchardkai')
  await lea.putCaret(lea.blocks.nth(1), 'end')
  await lea.press('ControlOrMeta+Backspace', 'ControlOrMeta+Backspace', 'ControlOrMeta+Backspace')
  await lea.putCaret(lea.blocks.nth(1), 'Ein'.length)
  await lea.press('Enter')
  await lea.expectSaved()
  await expect(rail.cards).toHaveCount(3)
  const exported = async (path: string) =>
    (await (await anna.http.get(`/api/articles/${id}/export/${path}`)).body()).toString()
  for (const path of ['text', 'json', 'text?view=original']) {
    const file = await exported(path)
    expect(file, path).toContain('Der Kai ist zu.')
    expect(file, path).toContain('Ein Kran fiel um.')
  }
  const final = await exported('text?view=final')
  expect(final).toContain('Der Kai am Burchardkai ist zu.')
  expect(final).not.toContain('fiel')
})

test('(26) suggested text that is copied into another article is that article’s own, with its formats', async ({
  newsroom,
}) => {
  const { anna, lea, id } = await two(newsroom)
  await anna.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await lea.putCaret(lea.blocks.nth(1), 'Ein'.length)
  await lea.press('ControlOrMeta+b')
  await lea.type(' alter')
  await lea.putCaret(lea.blocks.nth(1), 'end')
  await lea.press('ControlOrMeta+Backspace', 'ControlOrMeta+Backspace')
  await expect(anna.editor.locator('del')).not.toHaveCount(0)
  await lea.expectSaved()
  const read = (await anna.storedArticle(id, 'final')).sections[0]?.blocks[0]?.text ?? ''
  await anna.putCaret(anna.blocks.nth(1), 0)
  await anna.press('Shift+End', 'ControlOrMeta+c')
  const other = await anna.createArticle({ headline: 'Anderer', lead: { text: '' }, sections: [] })
  await anna.open(other)
  await anna.putCaret(anna.blocks.first(), 0)
  await anna.press('ControlOrMeta+v')
  await expectReads(other, [anna], { markup: [read], original: [read], final: [read] })
  expect(await suggestions(anna, other)).toEqual([])
  expect((await anna.storedArticle(other)).sections[0]?.blocks[0]?.runs).toEqual([
    { from: 3, to: 9, bold: true },
  ])
  await anna.toMode('suggest')
  await anna.press('Enter', 'ControlOrMeta+v')
  await expect.poll(async () => (await suggestions(anna, other)).map(({ isOwn }) => isOwn)).toEqual([true])
})
