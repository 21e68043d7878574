import { expectAccessible } from './expectAccessible.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import { publicItems } from './publicItems.ts'
import { publicly } from './publicly.ts'
import { Rail } from './Rail.ts'
import { StepDialog } from './StepDialog.ts'
import { WebhookReceiver } from './WebhookReceiver.ts'

const WRONG = 'Am Kai liegen 12 000 Container.'
const RIGHT = 'Am Kai liegen 1200 Container.'
const NOTICE = 'In einer früheren Version hieß es „12 000“ statt „1200“. Wir haben das korrigiert.'

/** What of ninjs is looked at. */
interface Ninjs {
  readonly uri: string
  readonly versionCreated: string
}

/** An article that is public with a wrong number, and those who have it open. */
async function published(newsroom: Newsroom) {
  const anna = await newsroom.person('reporter')
  const chief = await newsroom.person('chief')
  const [annas, chiefs] = [new StepDialog(anna), new StepDialog(chief)]
  const id = await anna.createArticle({
    headline: 'Hafen sperrt Kai',
    dateline: 'Hamburg',
    lead: { text: WRONG },
    details: [{ key: 'Quellen', value: 'Hafenamt' }],
  })
  expect(await annas.ask(id, { to: 'in_review' })).toMatchObject({ status: 200 })
  expect(await chiefs.ask(id, { to: 'approved' })).toMatchObject({ status: 200 })
  expect(await chiefs.ask(id, { to: 'published' })).toMatchObject({ status: 200 })
  await Promise.all([anna.open(id), chief.open(id)])
  await expect(annas.pill).toHaveText('Published')
  return { anna, chief, annas, chiefs, id }
}

test('J6 a correction: tracked by itself, drafted as a notice, approved by somebody else, and told to the readers', async ({
  newsroom,
}) => {
  const receiver = await WebhookReceiver.open(newsroom)
  const { anna, chief, annas, chiefs, id } = await published(newsroom)
  const first = await publicly(anna, id)
  if (typeof first === 'number') throw new Error(`not public: ${first}`)
  expect(first).toMatchObject({ version: 1, notices: [], article: { lead: { text: WRONG } } })
  const firstItems = await publicItems(anna, id)
  expect(firstItems['newsml-g2'].text).toContain('stat:usable')
  expect(firstItems['newsml-g2'].text).not.toContain('sig:')

  await test.step('opened by the reporter, it leaves what is public as it is', async () => {
    await annas.next.click()
    await expect(annas.button('Open a correction')).toBeDisabled()
    await annas.make('Open a correction', 'Ein Leser fand eine falsche Zahl.')
    for (const steps of [annas, chiefs]) await expect(steps.pill).toHaveText('Draft')
    await expect(chief.page.getByText('opened a correction.')).toBeVisible()
    expect(await publicly(anna, id)).toEqual(first)
  })

  await test.step('what is changed is tracked, and nobody outside sees it', async () => {
    await expect(anna.page.getByTestId('mode-menu')).toContainText('Suggesting')
    const from = WRONG.indexOf('12 000')
    await anna.select(anna.field('lead'), from, from + '12 000'.length)
    await anna.type('1200')
    await anna.expectSaved()
    for (const person of [anna, chief]) {
      await expect(person.field('lead').locator('del')).toHaveText('12 000')
      await expect(person.field('lead').locator('ins')).toHaveText('1200')
    }
    expect(await publicly(anna, id)).toEqual(first)
    expect(await publicItems(anna, id)).toEqual(firstItems)
  })

  await test.step('the notice is drafted from it, before anybody has decided', async () => {
    await annas.open()
    await expect(annas.root.getByTestId('notice-draft')).toContainText(NOTICE)
    await expectAccessible(anna, 'correction')
    await annas.close()
  })

  await test.step('a second person accepts and approves, not the one who wrote it', async () => {
    const rail = new Rail(chief)
    await rail.open()
    await rail.cards.first().focus()
    await chief.press('a')
    await expect(anna.field('lead')).toHaveText(RIGHT)
    await chief.expectSaved()
    await annas.make('Submit for review')
    expect(await annas.ask(id, { to: 'approved' })).toEqual({ status: 403, closed: [] })
    await expect(chiefs.pill).toHaveText('In review')
    await chiefs.make('Approve')
    expect(await publicly(anna, id)).toEqual(first)
  })

  await test.step('it goes out with the notice, every word of which can be changed', async () => {
    expect(await chiefs.ask(id, { to: 'published' })).toEqual({ status: 409, closed: ['notice'] })
    await chiefs.next.click()
    const notice = chiefs.root.getByLabel('Notice to readers')
    await expect(notice).toHaveValue(NOTICE)
    await notice.fill('')
    await expect(chiefs.button('Publish')).toBeDisabled()
    await notice.fill(`${NOTICE} Danke an die Leserin.`)
    await chiefs.button('Publish').click()
    for (const steps of [annas, chiefs]) await expect(steps.pill).toHaveText('Published')
    const second = await publicly(anna, id)
    if (typeof second === 'number') throw new Error(`not public: ${second}`)
    expect(second).toMatchObject({
      pubStatus: 'usable',
      version: 2,
      firstPublishedAt: first.firstPublishedAt,
      article: { lead: { text: RIGHT } },
      notices: [{ version: 2, at: second.publishedAt, text: `${NOTICE} Danke an die Leserin.` }],
    })
    expect(second.publishedAt > first.publishedAt).toBe(true)
    const items = await publicItems(anna, id)
    const [before, ninjs] = [firstItems, items].map(({ ninjs: { text } }) => JSON.parse(text) as Ninjs)
    expect(ninjs).toMatchObject({ uri: before?.uri, version: '2', edNote: second.notices[0]?.text })
    expect([before?.versionCreated, ninjs?.versionCreated]).toEqual([first.publishedAt, second.publishedAt])
    expect(items['newsml-g2'].text).toContain('<signal qcode="sig:correction">')
    expect(JSON.parse(items.jsonld.text)).toMatchObject({
      correction: [{ '@type': 'CorrectionComment', text: second.notices[0]?.text }],
    })
  })

  await test.step('other systems are told of it, with the notice', async () => {
    await receiver.expectTold(id, ['article.published 1 usable', 'article.corrected 2 usable'], {
      version: '2',
      edNote: `${NOTICE} Danke an die Leserin.`,
    })
    await receiver.dispose()
  })
})

test('J6 a kill: with a reason and at once, over an embargo; the text is gone and the notice is there', async ({
  newsroom,
}) => {
  const receiver = await WebhookReceiver.open(newsroom)
  const { anna, chief, annas, chiefs, id } = await published(newsroom)
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString()

  await test.step('whoever is not the chief cannot', async () => {
    const desk = await newsroom.person('editor')
    for (const steps of [annas, new StepDialog(desk)])
      expect(await steps.ask(id, { to: 'killed', reason: 'Falsch.' })).toEqual({ status: 403, closed: [] })
  })

  await test.step('an embargo that is set later takes it from the readers, and keeps no kill', async () => {
    const data = { embargoUntil: tomorrow }
    const answer = await chief.http.patch(`/api/articles/${id}`, { data, headers: { origin: chief.origin } })
    expect(answer.status()).toBe(200)
    expect(await publicly(anna, id)).toBe(404)
    for (const { status } of Object.values(await publicItems(anna, id))) expect(status).toBe(404)
    await chiefs.open()
    await expect(chiefs.embargo).toContainText('what could be read already cannot be read until then.')
  })

  await test.step('it cannot be scheduled, nor made without a reason', async () => {
    const kill = { to: 'killed', reason: 'Verwechslung.' }
    expect(await chiefs.ask(id, { ...kill, publishAt: tomorrow })).toEqual({ status: 400, closed: [] })
    expect(await chiefs.ask(id, { to: 'killed' })).toEqual({ status: 409, closed: ['reason'] })
    await chiefs.choose('Kill')
    await expect(chiefs.root.getByLabel('Time', { exact: true })).toHaveCount(0)
    await expect(chiefs.root.getByLabel('Notice to readers')).toHaveValue('')
    await expect(chiefs.button('Kill')).toBeDisabled()
  })

  await test.step('killed, everybody is told, and the public reads why and nothing else', async () => {
    await chiefs.root.getByLabel('Notice to readers').fill('Der Bericht beruhte auf einer Verwechslung.')
    await chiefs.make('Kill', 'Verwechslung mit einem anderen Hafen.')
    for (const steps of [annas, chiefs]) await expect(steps.pill).toHaveText('Killed')
    await expect(anna.page.getByText('killed the article.')).toBeVisible()
    const left = await publicly(anna, id)
    expect(left).toMatchObject({
      pubStatus: 'canceled',
      article: null,
      notices: [{ version: 1, text: 'Der Bericht beruhte auf einer Verwechslung.' }],
    })
    expect(JSON.stringify(left)).not.toContain('Container')
    expect(JSON.stringify(left)).not.toContain('Hafen sperrt')
    const items = await publicItems(anna, id)
    expect(JSON.parse(items.ninjs.text)).toMatchObject({ version: '2', pubStatus: 'canceled' })
    expect(items['newsml-g2'].text).toContain('<pubStatus qcode="stat:canceled">')
    expect(JSON.parse(items.jsonld.text)).toMatchObject({ creativeWorkStatus: 'Withdrawn' })
    for (const { text } of Object.values(items)) {
      expect(text).toContain('Der Bericht beruhte auf einer Verwechslung.')
      expect(text).not.toMatch(/Container|Hafen|Kai/i)
    }
    const told = ['published 1 usable', 'withdrawn 1 withheld', 'killed 1 canceled']
    await receiver.expectTold(
      id,
      told.map((each) => `article.${each}`),
      { edNote: 'Der Bericht beruhte auf einer Verwechslung.' },
      /Container|Hafen sperrt/,
    )
    await receiver.dispose()
  })

  await test.step('nothing leads on from there', async () => {
    await expect(annas.next).toBeHidden()
    await chiefs.open()
    await expect(chiefs.root).toContainText('There is no step for you from here.')
    for (const to of ['published', 'correction', 'approved'])
      expect(await chiefs.ask(id, { to, reason: 'Doch.' })).toEqual({ status: 409, closed: ['state'] })
    const audit = (await (await chief.http.get('/api/audit')).json()) as {
      entries: { article: string; what: string; detail: Record<string, unknown> }[]
    }
    const kill = audit.entries.find(({ article, what }) => article === id && what === 'transition')
    expect(kill?.detail).toMatchObject({ to: 'killed', reason: 'Verwechslung mit einem anderen Hafen.' })
  })
})
