import { bodyLines } from './articleJson.ts'
import { expect, KEEPS_PAGES, test } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'
import type { Person } from './Person.ts'

const article = {
  headline: 'Hafen sperrt Kai',
  dateline: 'Hamburg',
  lead: { text: 'Anfang Mitte Ende.' },
  sections: [
    {
      heading: '',
      blocks: [
        { kind: 'paragraph', text: 'Der erste Absatz steht hier.' },
        { kind: 'paragraph', text: 'Der zweite Absatz steht hier.' },
      ],
    },
    { heading: 'Zweiter Teil', blocks: [{ kind: 'paragraph', text: 'Text des zweiten Teils.' }] },
    { heading: 'Dritter Teil', blocks: [{ kind: 'paragraph', text: 'Text des dritten Teils.' }] },
  ],
  details: [
    { key: 'Ort', value: 'Hamburg' },
    { key: 'Quellen', value: 'Hafenamt' },
  ],
}

async function two(newsroom: Newsroom): Promise<{ anna: Person; ben: Person; id: string }> {
  const anna = await newsroom.person('reporter', KEEPS_PAGES)
  const ben = await newsroom.person('reporter2', KEEPS_PAGES)
  const id = await anna.createArticle(article)
  await Promise.all([anna.open(id), ben.open(id)])
  return { anna, ben, id }
}

/** Both screens, both screens after a reload, and the record say the same. */
async function expectEverywhere(anna: Person, ben: Person, id: string, lines: string[]): Promise<void> {
  const shown = lines.map((line) => line.replace(/^# /, ''))
  for (const person of [anna, ben]) await expect(person.blocks).toHaveText(shown)
  await anna.expectSaved()
  await ben.expectSaved()
  expect(bodyLines(await anna.storedArticle(id))).toEqual(lines)
  for (const person of [anna, ben]) {
    await person.page.reload()
    await expect(person.blocks).toHaveText(shown)
  }
}

test('both type in the lead at once', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom)
  await anna.putCaret(anna.field('lead'), 6)
  await ben.putCaret(ben.field('lead'), 12)
  await Promise.all([
    anna.type(' von Anna getippt', { delay: 15 }),
    ben.type(' von Ben getippt', { delay: 15 }),
  ])
  const lead = 'Anfang von Anna getippt Mitte von Ben getippt Ende.'
  for (const person of [anna, ben]) await expect(person.field('lead')).toHaveText(lead)
  await anna.expectSaved()
  await ben.expectSaved()
  expect((await anna.storedArticle(id)).lead.text).toBe(lead)
  await ben.page.reload()
  await expect(ben.field('lead')).toHaveText(lead)
})

test('both type at the same place of the lead: every character once, each word whole', async ({
  newsroom,
}) => {
  const { anna, ben, id } = await two(newsroom)
  await anna.putCaret(anna.field('lead'), 'end')
  await ben.putCaret(ben.field('lead'), 'end')
  await Promise.all([
    anna.type('AAAAAAAAAAAAAAAAAAAA', { delay: 10 }),
    ben.type('BBBBBBBBBBBBBBBBBBBB', { delay: 10 }),
  ])
  await anna.expectSaved()
  await ben.expectSaved()
  const lead = (await anna.storedArticle(id)).lead.text
  for (const person of [anna, ben]) await expect(person.field('lead')).toHaveText(lead)
  expect(lead.startsWith('Anfang Mitte Ende.')).toBe(true)
  const letters = lead.slice('Anfang Mitte Ende.'.length).split('').toSorted().join('')
  expect(letters).toBe('A'.repeat(20) + 'B'.repeat(20))
})

test('one splits a paragraph while the other types in its tail', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom)
  await ben.putCaret(ben.block('Der erste Absatz'), 'end')
  await anna.putCaret(anna.block('Der erste Absatz'), 'Der erste'.length)
  await Promise.all([ben.type(' Ben schreibt weiter.', { delay: 12 }), anna.press('Enter')])
  await expectEverywhere(anna, ben, id, [
    'Der erste',
    ' Absatz steht hier. Ben schreibt weiter.',
    'Der zweite Absatz steht hier.',
    '# Zweiter Teil',
    'Text des zweiten Teils.',
    '# Dritter Teil',
    'Text des dritten Teils.',
  ])
})

test('one joins two paragraphs while the other types in the second', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom)
  await ben.putCaret(ben.block('Der zweite Absatz'), 'end')
  await anna.putCaret(anna.block('Der zweite Absatz'), 0)
  await Promise.all([ben.type(' Ben schreibt weiter.', { delay: 12 }), anna.press('Backspace')])
  await expectEverywhere(anna, ben, id, [
    'Der erste Absatz steht hier.Der zweite Absatz steht hier. Ben schreibt weiter.',
    '# Zweiter Teil',
    'Text des zweiten Teils.',
    '# Dritter Teil',
    'Text des dritten Teils.',
  ])
})

test('one deletes a paragraph while the other types in it: what was typed stays', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom)
  await ben.context.setOffline(true)
  await ben.putCaret(ben.block('Der zweite Absatz'), 'Der zweite'.length)
  await ben.type(' neue')
  // The whole paragraph and its break, as one does it: from the end of the one before.
  await anna.putCaret(anna.block('Der erste Absatz'), 'end')
  await anna.press('Shift+ArrowDown', 'Shift+End', 'Delete')
  await expect(anna.blocks).toHaveCount(5)
  await ben.context.setOffline(false)
  await expectEverywhere(anna, ben, id, [
    'Der erste Absatz steht hier. neue',
    '# Zweiter Teil',
    'Text des zweiten Teils.',
    '# Dritter Teil',
    'Text des dritten Teils.',
  ])
})

test('one makes a paragraph a heading while the other types in it', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom)
  await ben.putCaret(ben.block('Der zweite Absatz'), 'Der zweite'.length)
  await anna.putCaret(anna.block('Der zweite Absatz'), 'end')
  await Promise.all([ben.type(' lange', { delay: 20 }), anna.press('ControlOrMeta+Alt+2')])
  await expectEverywhere(anna, ben, id, [
    'Der erste Absatz steht hier.',
    '# Der zweite lange Absatz steht hier.',
    '# Zweiter Teil',
    'Text des zweiten Teils.',
    '# Dritter Teil',
    'Text des dritten Teils.',
  ])
})

test('one removes a details row while the other types in it: what was typed stays', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom)
  await ben.context.setOffline(true)
  await ben.putCaret(ben.detailsCell('value', 1), 'end')
  await ben.type(' und Polizei')
  await anna.removeDetailsRow(1)
  await expect(anna.detailsRows).toHaveCount(1)
  await anna.expectSaved()
  await ben.context.setOffline(false)
  await ben.expectSaved()
  // The row's markers and the text that Anna saw are gone; Ben's words stand where the row stood.
  const details = [{ key: 'Ort', value: 'Hamburg und Polizei' }]
  await expect.poll(async () => (await anna.storedArticle(id)).details).toEqual(details)
  for (const person of [anna, ben]) {
    await expect(person.detailsRows).toHaveCount(1)
    await expect(person.detailsCell('value', 0)).toHaveText('Hamburg und Polizei')
    await person.page.reload()
    await expect(person.detailsCell('value', 0)).toHaveText('Hamburg und Polizei')
  }
})

test('one moves a section while the other writes in it', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom)
  await ben.putCaret(ben.block('Text des zweiten Teils.'), 'end')
  await ben.type(' Ben')
  await anna.putCaret(anna.block('Zweiter Teil'), 'end')
  await Promise.all([ben.type(' schreibt hier weiter.', { delay: 20 }), anna.press('Alt+Shift+ArrowDown')])
  await expectEverywhere(anna, ben, id, [
    'Der erste Absatz steht hier.',
    'Der zweite Absatz steht hier.',
    '# Dritter Teil',
    'Text des dritten Teils.',
    '# Zweiter Teil',
    'Text des zweiten Teils. Ben schreibt hier weiter.',
  ])
})

test('undo takes back only one’s own', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom)
  await anna.putCaret(anna.field('lead'), 0)
  await anna.type('Anna ')
  await expect(ben.field('lead')).toHaveText('Anna Anfang Mitte Ende.')
  await ben.putCaret(ben.field('lead'), 'end')
  await ben.type(' Ben')
  await expect(anna.field('lead')).toHaveText('Anna Anfang Mitte Ende. Ben')
  await anna.press('ControlOrMeta+z')
  for (const person of [anna, ben]) await expect(person.field('lead')).toHaveText('Anfang Mitte Ende. Ben')
  await anna.press('ControlOrMeta+z')
  for (const person of [anna, ben]) await expect(person.field('lead')).toHaveText('Anfang Mitte Ende. Ben')
  await anna.press('ControlOrMeta+Shift+z')
  for (const person of [anna, ben])
    await expect(person.field('lead')).toHaveText('Anna Anfang Mitte Ende. Ben')
  await anna.expectSaved()
  expect((await anna.storedArticle(id)).lead.text).toBe('Anna Anfang Mitte Ende. Ben')
})
