import { expectSame } from './expectSame.ts'
import { HeldLine } from './HeldLine.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import type { Person } from './Person.ts'

const paragraph = (text: string) => ({ kind: 'paragraph', text })

/** Anna and Ben in an article of these paragraphs; Anna's line can be held. */
async function two(newsroom: Newsroom, ...paragraphs: readonly string[]) {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const line = await HeldLine.of(anna)
  const id = await anna.createArticle({
    headline: 'Rückgängig',
    sections: [{ heading: '', blocks: paragraphs.map(paragraph) }],
    details: [{ key: 'Ort', value: 'Rom' }],
  })
  await Promise.all([anna.open(id), ben.open(id)])
  return { anna, ben, id, line }
}

const undo = (person: Person) => person.press('ControlOrMeta+z')
const redo = (person: Person) => person.press('ControlOrMeta+Shift+z')
const selected = (person: Person) => person.page.evaluate(() => String(window.getSelection()))

async function expectBlocks(people: readonly Person[], ...texts: readonly string[]): Promise<void> {
  for (const person of people) await expect(person.blocks).toHaveText([...texts])
}

test('takes back what I typed, around and inside of which somebody else typed', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom, 'Anfang Ende.')
  await anna.putCaret(anna.blocks.first(), 6)
  // One input, thus one step, however slow the machine is.
  await anna.page.keyboard.insertText(' meinwort')
  await expect(ben.blocks.first()).toHaveText('Anfang meinwort Ende.')
  for (const [at, text] of [
    [0, 'B1 '],
    ['B1 Anfang mein'.length, 'B2'],
    ['end', ' B3'],
  ] as const) {
    await ben.putCaret(ben.blocks.first(), at)
    await ben.type(text)
  }
  await expectBlocks([anna, ben], 'B1 Anfang meinB2wort Ende. B3')
  await undo(anna)
  await expectBlocks([anna, ben], 'B1 AnfangB2 Ende. B3')
  await redo(anna)
  await expectBlocks([anna, ben], 'B1 Anfang meinB2wort Ende. B3')
  await undo(anna)
  await undo(anna)
  await expectBlocks([anna, ben], 'B1 AnfangB2 Ende. B3')
  await expect(anna.page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await expectSame(id, anna, ben)
})

test('brings back what I deleted, around what somebody else had typed in it, and the selection with it', async ({
  newsroom,
}) => {
  const { anna, ben, id, line } = await two(newsroom, 'Bleibt. Dieser Satz geht weg. Bleibt auch.')
  line.hold()
  await ben.putCaret(ben.blocks.first(), 'Bleibt. Dieser'.length)
  await ben.type(' lange')
  await anna.putCaret(anna.blocks.first(), 'Bleibt. '.length)
  for (let word = 0; word < 4; word += 1) await anna.press('ControlOrMeta+Shift+ArrowRight')
  const before = await selected(anna)
  expect(before).toContain('Dieser Satz geht weg')
  await anna.press('Delete')
  line.release()
  const rest = 'Bleibt. Dieser Satz geht weg. Bleibt auch.'.replace(before, ' lange')
  await expectBlocks([anna, ben], rest)
  await undo(anna)
  await expectBlocks([anna, ben], 'Bleibt. Dieser lange Satz geht weg. Bleibt auch.')
  expect(await selected(anna)).toBe(before.replace('Dieser', 'Dieser lange'))
  await redo(anna)
  await expectBlocks([anna, ben], rest)
  await undo(anna)
  await anna.press('ArrowLeft')
  await anna.type('m')
  await expectBlocks([anna, ben], 'Bleibt. mDieser lange Satz geht weg. Bleibt auch.')
  await expectSame(id, anna, ben)
})

test('takes back splits and joins under text that somebody else typed since', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom, 'Eins zwei.', 'Drei.', 'Vier.')
  await anna.putCaret(anna.blocks.first(), 4)
  await anna.press('Enter')
  await expect(ben.blocks).toHaveCount(4)
  await ben.putCaret(ben.blocks.nth(1), 'end')
  await ben.type(' Ben')
  await expectBlocks([anna, ben], 'Eins', ' zwei. Ben', 'Drei.', 'Vier.')
  await undo(anna)
  await expectBlocks([anna, ben], 'Eins zwei. Ben', 'Drei.', 'Vier.')
  await anna.type('m')
  await expectBlocks([anna, ben], 'Einsm zwei. Ben', 'Drei.', 'Vier.')
  await anna.putCaret(anna.blocks.nth(2), 0)
  await anna.press('Backspace')
  await expectBlocks([anna, ben], 'Einsm zwei. Ben', 'Drei.Vier.')
  await ben.putCaret(ben.blocks.nth(1), 'end')
  await ben.type(' B')
  await ben.putCaret(ben.blocks.nth(1), 0)
  await ben.type('B ')
  await expectBlocks([anna, ben], 'Einsm zwei. Ben', 'B Drei.Vier. B')
  await undo(anna)
  await expectBlocks([anna, ben], 'Einsm zwei. Ben', 'B Drei.', 'Vier. B')
  await expectSame(id, anna, ben)
})

test('takes back formats, a paste and a removed row, and nothing of somebody else’s', async ({
  newsroom,
}) => {
  const { anna, ben, id } = await two(newsroom, 'Fett hier.', 'Zwei.')
  await test.step('bold', async () => {
    await anna.putCaret(anna.blocks.first(), 0)
    await anna.press('ControlOrMeta+Shift+ArrowRight', 'ControlOrMeta+b')
    await expect(ben.blocks.first().locator('strong')).toHaveText(/^Fett/)
    await ben.putCaret(ben.blocks.first(), 2)
    await ben.type('BB')
    await expect(anna.blocks.first().locator('strong')).toHaveText(/^FeBBtt/)
    await undo(anna)
    await expect(ben.blocks.first().locator('strong')).toHaveCount(0)
    await expectBlocks([anna, ben], 'FeBBtt hier.', 'Zwei.')
    expect((await selected(anna)).trim()).toBe('FeBBtt')
  })
  await test.step('cut and paste', async () => {
    await anna.press('ControlOrMeta+x')
    await anna.putCaret(anna.blocks.nth(1), 'end')
    await anna.press('ControlOrMeta+v')
    await expect(ben.blocks.nth(1)).toHaveText(/^Zwei\.FeBBtt\s?$/)
    await ben.putCaret(ben.blocks.nth(1), 'Zwei.FeB'.length)
    await ben.type('+')
    await expect(anna.blocks.nth(1)).toHaveText(/^Zwei\.FeB\+Btt\s?$/)
    await undo(anna)
    await undo(anna)
    await expectBlocks([anna, ben], 'FeBBtt hier.', 'Zwei.+')
  })
  await test.step('a row', async () => {
    await ben.putCaret(ben.detailsCell('value', 0), 'end')
    await anna.removeDetailsRow(0)
    await expect(ben.detailsRows).toHaveCount(0)
    await ben.putCaret(ben.field('headline'), 'end')
    await ben.type(' B')
    await undo(anna)
    await expect(ben.detailsCell('value', 0)).toHaveText('Rom')
    await expect(ben.field('headline')).toHaveText('Rückgängig B')
  })
  expect(await expectSame(id, anna, ben)).toEqual(['Rückgängig B', 'FeBBtt hier.', 'Zwei.+', 'Ort', 'Rom'])
})
