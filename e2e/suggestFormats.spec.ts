import { expect, type Newsroom, test } from './newsroom.ts'
import { expectReads } from './expectReads.ts'
import type { Person } from './Person.ts'
import { Rail } from './Rail.ts'

const paragraph = (text: string) => ({ kind: 'paragraph', text })
const BODY = ['Der Hafen ist zu.', 'Zweiter Absatz.', '# Lage', 'Text der Lage.']

/** Lea, who may only suggest, works with the toolbar and its keys; Anna decides. */
async function two(newsroom: Newsroom) {
  const anna = await newsroom.person('reporter')
  const lea = await newsroom.person('legal')
  const id = await anna.createArticle({
    headline: 'Auszeichnung',
    sections: [
      { heading: '', blocks: [paragraph('Der Hafen ist zu.'), paragraph('Zweiter Absatz.')] },
      { heading: 'Lage', blocks: [paragraph('Text der Lage.')] },
    ],
    details: [
      { key: 'Ort', value: 'Rom' },
      { key: 'Quelle', value: 'Amt' },
    ],
  })
  await Promise.all([anna.open(id), lea.open(id)])
  const rail = new Rail(anna)
  await rail.open()
  const published = await anna.storedArticle(id)
  return { anna, lea, id, people: [anna, lea], rail, published }
}

const tool = (person: Person, name: string) =>
  person.page.getByRole('toolbar').getByRole('button', { name }).click()
const select = async (person: Person, block: number, from: number, count: number) => {
  await person.putCaret(person.blocks.nth(block), from)
  await person.press(...Array<string>(count).fill('Shift+ArrowRight'))
}

test('(6) a format that is set, changed and taken back: the suggestion follows, and one that changes nothing is none', async ({
  newsroom,
}) => {
  const { anna, lea, id, rail, published } = await two(newsroom)
  await select(lea, 0, 'Der '.length, 'Hafen'.length)
  await tool(lea, 'Bold')
  await rail.expectChanges('makes “Hafen” bold')
  await lea.press('ControlOrMeta+i')
  await rail.expectChanges('makes “Hafen” bold', 'makes “Hafen” italic')
  await lea.press('ControlOrMeta+b')
  await rail.expectChanges('makes “Hafen” italic')
  expect(await anna.storedArticle(id)).toEqual(published)
  expect((await anna.storedArticle(id, 'final')).sections[0]?.blocks[0]).toEqual({
    ...paragraph('Der Hafen ist zu.'),
    runs: [{ from: 4, to: 9, italic: true }],
  })
  await lea.press('ControlOrMeta+i')
  await rail.expectChanges()
  await expect(anna.editor.locator('.article-modification')).toHaveCount(0)
  await expect.poll(() => anna.storedArticle(id, 'final')).toEqual(published)
})

test('(7) a format over several paragraphs is one suggestion', async ({ newsroom }) => {
  const { anna, lea, id, rail, published } = await two(newsroom)
  await select(lea, 0, 'Der Hafen ist '.length, 'zu.'.length + 1 + 'Zweiter'.length)
  await tool(lea, 'Bold')
  await rail.expectChanges('makes “zu. ¶ Zweiter” bold')
  expect(await anna.storedArticle(id)).toEqual(published)
  await rail.decideAll('accept')
  await expect
    .poll(async () => (await anna.storedArticle(id)).sections[0]?.blocks.map(({ runs }) => runs))
    .toEqual([[{ from: 14, to: 17, bold: true }], [{ from: 0, to: 7, bold: true }]])
})

test('(8) kinds of blocks by the toolbar: a heading, a quote, a list, and back to what it was', async ({
  newsroom,
}) => {
  const { anna, lea, id, people, rail } = await two(newsroom)
  await lea.putCaret(lea.blocks.nth(1), 3)
  await tool(lea, 'Section heading')
  await rail.expectChanges('makes “Zweiter Absatz.” a section heading')
  await tool(lea, 'Quote')
  await rail.expectChanges('makes “Zweiter Absatz.” a quote')
  await expectReads(id, people, {
    markup: [BODY[0] ?? '', '~¶ Zweiter Absatz.', ...BODY.slice(2)],
    original: BODY,
    final: [BODY[0] ?? '', 'quote: Zweiter Absatz.', ...BODY.slice(2)],
  })
  await tool(lea, 'Quote')
  await rail.expectChanges()
  await select(lea, 0, 3, BODY[0]?.length ?? 0)
  await tool(lea, 'Bulleted list')
  await rail.expectChanges('makes “Der Hafen ist zu. ¶ Zweiter Absatz.” a list item')
  await rail.decideAll('accept')
  await expect
    .poll(async () => (await anna.storedArticle(id)).sections[0]?.blocks.map(({ kind }) => kind))
    .toEqual(['bulletItem', 'bulletItem'])
  expect((await anna.storedArticle(id, 'final')).sections).toHaveLength(2)
})

test('(8) a new section, and a heading that goes: published are they when they are accepted', async ({
  newsroom,
}) => {
  const { lea, id, people, rail } = await two(newsroom)
  await lea.putCaret(lea.blocks.nth(1), 'end')
  await tool(lea, 'New section')
  await lea.type('Ausblick')
  await lea.press('Enter')
  await lea.type('Es geht weiter.')
  await lea.putCaret(lea.block('Lage').first(), 0)
  await lea.press('Backspace')
  await rail.expectChanges('adds a section: “Ausblick”', 'makes “Lage” a paragraph')
  await expectReads(id, people, {
    markup: [...BODY.slice(0, 2), '+¶ # [+Ausblick]', '+¶ [+Es geht weiter.]', '~¶ # Lage', 'Text der Lage.'],
    original: BODY,
    final: [...BODY.slice(0, 2), '# Ausblick', 'Es geht weiter.', 'Lage', 'Text der Lage.'],
  })
})

test('(8) rows of the details: one comes, one goes, one moves', async ({ newsroom }) => {
  const { anna, lea, id, rail, published } = await two(newsroom)
  const details = async (view: 'original' | 'final') => (await anna.storedArticle(id, view)).details
  await test.step('comes', async () => {
    await lea.putCaret(lea.detailsCell('value', 1), 'end')
    await lea.press('ControlOrMeta+Shift+D')
    await lea.type('Datum')
    await lea.press('Tab')
    await lea.type('heute')
    await rail.expectChanges('adds a row of the details: “Datum: heute”')
    await expect
      .poll(() => details('final'))
      .toEqual([...published.details, { key: 'Datum', value: 'heute' }])
    await rail.decideAll('reject')
    await expect(lea.detailsRows).toHaveCount(2)
  })
  await test.step('goes', async () => {
    await lea.removeDetailsRow(0)
    await rail.expectChanges('removes a row of the details: “Ort: Rom”')
    await expect.poll(() => details('final')).toEqual([{ key: 'Quelle', value: 'Amt' }])
    await lea.press('ControlOrMeta+z')
    await rail.expectChanges()
  })
  await test.step('moves', async () => {
    await lea.putCaret(lea.detailsCell('key', 1), 'end')
    await lea.press('Alt+Shift+ArrowUp')
    await rail.expectChanges('moves a row of the details: “Quelle: Amt”')
    await expect
      .poll(() => details('final'))
      .toEqual([
        { key: 'Quelle', value: 'Amt' },
        { key: 'Ort', value: 'Rom' },
      ])
  })
  expect(await anna.storedArticle(id)).toEqual(published)
})
