import { expect, Newsroom, test } from './newsroom.ts'
import { LossyLine } from './LossyLine.ts'
import type { Person } from './Person.ts'

async function expectPeople(person: Person, names: string[]): Promise<void> {
  await expect(person.page.getByTestId('present-person')).toHaveCount(names.length)
  const shown = await person.page
    .getByTestId('present-person')
    .evaluateAll((avatars) => avatars.map((avatar) => avatar.getAttribute('data-name') ?? ''))
  expect(shown.toSorted()).toEqual(names.toSorted())
}
async function nameOf(person: Person): Promise<string> {
  return ((await (await person.http.get('/api/me')).json()) as { name: string }).name
}

test('a refresh in the middle of a word: nothing lost, nobody doubled', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const names = [await nameOf(anna), await nameOf(ben)]
  const id = await anna.createArticle({ headline: 'Neu laden', lead: { text: 'Anfang.' } })
  await anna.open(id)
  await ben.open(id)
  anna.page.on('dialog', (dialog) => void dialog.accept())
  for (let round = 0; round < 3; round++) {
    await anna.putCaret(anna.field('lead'), 'end')
    await anna.type(' mittenimW')
    await anna.page.reload()
    await expect(anna.editor).toHaveAttribute('contenteditable', 'true')
    await anna.putCaret(anna.field('lead'), 'end')
    await anna.type('ort')
  }
  const lead = `Anfang.${' mittenimWort'.repeat(3)}`
  for (const person of [anna, ben]) await expect(person.field('lead')).toHaveText(lead)
  await anna.expectSaved()
  expect((await anna.storedArticle(id)).lead.text).toBe(lead)
  for (const person of [anna, ben]) await expectPeople(person, names)
})

test('the same person in two tabs is one person', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const names = [await nameOf(anna), await nameOf(ben)]
  const id = await anna.createArticle({ headline: 'Zwei Reiter', lead: { text: 'Anfang.' } })
  const annasOther = await anna.anotherTab()
  await anna.open(id)
  await annasOther.open(id)
  await ben.open(id)
  await anna.putCaret(anna.field('lead'), 'end')
  await anna.type(' eins')
  await annasOther.putCaret(annasOther.field('headline'), 'end')
  await annasOther.type(' zwei')
  for (const person of [anna, annasOther, ben]) {
    await expect(person.field('lead')).toHaveText('Anfang. eins')
    await expect(person.field('headline')).toHaveText('Zwei Reiter zwei')
    await expectPeople(person, names)
  }
  await annasOther.page.close()
  await expectPeople(ben, names)
  await anna.page.close()
  await expectPeople(ben, [await nameOf(ben)])
})

test('a laptop asleep for minutes: no ghost while it sleeps, nothing lost when it wakes', async ({
  browser,
  newsroom,
}) => {
  test.setTimeout(180_000)
  const line = await LossyLine.to(newsroom.baseURL)
  const train = new Newsroom(line.baseURL, null, browser)
  try {
    const anna = await train.person('reporter')
    const ben = await newsroom.person('reporter2')
    const names = [await nameOf(anna), await nameOf(ben)]
    const id = await ben.createArticle({ headline: 'Schlaf', lead: { text: 'Anfang Ende.' } })
    await anna.page.clock.install()
    await anna.open(id)
    await ben.open(id)
    for (const person of [anna, ben]) await expectPeople(person, names)
    await anna.putCaret(anna.field('lead'), 'end')
    await anna.type(' Wach.')
    await anna.expectSaved()

    line.goDead()
    await anna.type(' Im Zuklappen getippt.')
    await ben.putCaret(ben.field('lead'), 6)
    await ben.type(' (Ben)')
    // Anna's socket is never closed by anybody; the server has to notice.
    await expect(ben.page.getByTestId('present-person')).toHaveCount(1, { timeout: 90_000 })

    line.wake()
    await anna.page.clock.fastForward('05:00')
    const lead = 'Anfang (Ben) Ende. Wach. Im Zuklappen getippt.'
    for (const person of [anna, ben]) await expect(person.field('lead')).toHaveText(lead, { timeout: 60_000 })
    await anna.expectSaved(60_000)
    for (const person of [anna, ben]) await expectPeople(person, names)
    expect((await ben.storedArticle(id)).lead.text).toBe(lead)
  } finally {
    await train.dispose()
    await line.dispose()
  }
})
