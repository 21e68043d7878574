import { drag } from './drag.ts'
import { expectReads } from './expectReads.ts'
import { InputMethod } from './InputMethod.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import { pointAt } from './pointAt.ts'
import { Rail } from './Rail.ts'
import { replaceWord } from './replaceWord.ts'

const TEXT = 'Der Hafen ist heute zu.'
/** A press later than this after a double click is a click of its own. */
const THIRD_CLICK_MS = 600

/** Lea, who may only suggest, writes; Anna looks on with the rail open. */
async function two(newsroom: Newsroom, ...paragraphs: readonly string[]) {
  const anna = await newsroom.person('reporter')
  const lea = await newsroom.person('legal')
  const id = await anna.createArticle({
    headline: 'Eingabe',
    sections: [{ heading: '', blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })) }],
  })
  await Promise.all([anna.open(id), lea.open(id)])
  const rail = new Rail(anna)
  await rail.open()
  return { anna, lea, id, people: [anna, lea], rail }
}

test('(2) Backspace and Delete, again and again: one suggestion each', async ({ newsroom }) => {
  const { lea, id, people, rail } = await two(newsroom, TEXT)
  await lea.putCaret(lea.blocks.first(), 'Der Hafen'.length)
  await lea.press('Backspace', 'Backspace', 'Backspace')
  await lea.putCaret(lea.blocks.first(), 'Der Hafen ist '.length)
  await lea.press('Delete', 'Delete', 'Delete')
  await rail.expectChanges('deletes “fen”', 'deletes “heu”')
  await expectReads(id, people, {
    markup: ['Der Ha[-fen] ist [-heu]te zu.'],
    original: [TEXT],
    final: ['Der Ha ist te zu.'],
  })
})

test('(3) typing over a selection that is partly a suggestion: one’s own goes, the rest is struck', async ({
  newsroom,
}) => {
  const { anna, lea, id, people, rail } = await two(newsroom, TEXT)
  await lea.putCaret(lea.blocks.first(), 'Der '.length)
  await lea.type('alte ')
  await expect(anna.blocks.first()).toHaveText('Der alte Hafen ist heute zu.')
  await lea.putCaret(lea.blocks.first(), 'Der al'.length)
  await lea.press(...Array<string>('te Hafen'.length).fill('Shift+ArrowRight'))
  await lea.type('so')
  await rail.expectChanges('replaces “Hafen” with “also”')
  await expectReads(id, people, {
    markup: ['Der [+al][-Hafen][+so] ist heute zu.'],
    original: [TEXT],
    final: ['Der also ist heute zu.'],
  })
})

test('(4) pasted lines keep their bold and their links, as a suggestion', async ({ newsroom }) => {
  const { lea, anna, id, people, rail } = await two(newsroom, TEXT)
  await lea.putCaret(lea.blocks.first(), 'end')
  await lea.paste({
    'text/html':
      '<p> Ein <b>fettes</b> Wort.</p><p>Ein <a href="https://example.org/">Verweis</a>.</p><ul><li>Punkt</li></ul>',
    'text/plain': 'Ein fettes Wort.',
  })
  await expectReads(id, people, {
    markup: [`${TEXT}[+Ein fettes Wort.]`, '+¶ [+Ein Verweis.]', '+¶ [+Punkt]'],
    original: [TEXT],
    final: [`${TEXT}Ein fettes Wort.`, 'Ein Verweis.', 'bulletItem: Punkt'],
  })
  await rail.decideAll('accept')
  await expect
    .poll(async () => (await anna.storedArticle(id)).sections[0]?.blocks)
    .toEqual([
      {
        kind: 'paragraph',
        text: `${TEXT}Ein fettes Wort.`,
        runs: [{ from: TEXT.length + 4, to: TEXT.length + 10, bold: true }],
      },
      { kind: 'paragraph', text: 'Ein Verweis.', runs: [{ from: 4, to: 11, link: 'https://example.org/' }] },
      { kind: 'bulletItem', text: 'Punkt' },
    ])
})

test(
  '(5) what an input method composes is a suggestion when it is chosen',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    const { anna, lea, id, people, rail } = await two(newsroom, TEXT)
    const method = await InputMethod.of(lea)
    await lea.putCaret(lea.blocks.first(), 'Der '.length)
    await method.compose('か', 'かん', 'かんじ')
    await anna.putCaret(anna.blocks.first(), 'end')
    await anna.type(' Anna.')
    await method.commit('感じ')
    await lea.type('m')
    await rail.expectChanges('inserts “感じm”')
    await lea.putCaret(lea.blocks.first(), 'Der 感じm'.length)
    await lea.press(...Array<string>('Hafen'.length).fill('Shift+ArrowRight'))
    await method.compose('h', 'ha')
    await method.commit('は')
    await rail.expectChanges('replaces “Hafen” with “感じmは”')
    await expectReads(id, people, {
      markup: ['Der [+感じm][-Hafen][+は] ist heute zu. Anna.'],
      original: [`${TEXT} Anna.`],
      final: ['Der 感じmは ist heute zu. Anna.'],
    })
  },
)

test('(5) a suggestion of the spell checker is a suggestion for its word alone', async ({ newsroom }) => {
  const { lea, id, people, rail } = await two(newsroom, 'Der Hfen ist zu.')
  await lea.putCaret(lea.blocks.first(), 'Der Hf'.length)
  await replaceWord(lea.blocks.first(), 'Hfen', 'Hafen')
  await expect(rail.cards).toHaveCount(1)
  await expectReads(id, people, {
    markup: ['Der H[+a]fen ist zu.'],
    original: ['Der Hfen ist zu.'],
    final: ['Der Hafen ist zu.'],
  })
})

test('(5) what is dragged is one suggestion to move it', async ({ newsroom }) => {
  const { lea, id, people, rail } = await two(newsroom, TEXT, 'Zweiter Absatz.')
  const { x, y } = await pointAt(lea.blocks.first(), 'heute')
  await lea.page.mouse.dblclick(x, y)
  await lea.page.waitForTimeout(THIRD_CLICK_MS)
  await drag(
    lea,
    await pointAt(lea.blocks.first(), 'heute'),
    await pointAt(lea.blocks.nth(1), 'Absatz', 'begin'),
  )
  await expect(rail.cards).toHaveCount(1)
  await expect(rail.cards).toHaveAttribute('aria-label', /: moves “heute/u)
  await expectReads(id, people, {
    markup: ['Der Hafen ist [-heute] zu.', 'Zweiter [+heute]Absatz.'],
    original: [TEXT, 'Zweiter Absatz.'],
    final: ['Der Hafen ist  zu.', 'Zweiter heuteAbsatz.'],
  })
})

test('(14) what others write, and what a reload brings, never becomes a suggestion of one’s own', async ({
  newsroom,
}) => {
  const { anna, lea, id, people, rail } = await two(newsroom, TEXT, 'Zweiter Absatz.')
  await lea.putCaret(lea.blocks.first(), 'Der '.length)
  await lea.type('alte ')
  await anna.putCaret(anna.blocks.nth(1), 'end')
  await Promise.all([
    anna.type(' Anna schreibt.', { delay: 10 }),
    anna.page.waitForTimeout(50).then(() => lea.page.reload()),
  ])
  await expect(lea.editor).toHaveAttribute('contenteditable', 'true')
  await anna.press('Enter')
  await anna.type('Und noch ein Absatz.')
  await expect(lea.blocks).toHaveCount(3)
  await lea.putCaret(lea.blocks.nth(2), 'end')
  await lea.type('!')
  await rail.expectChanges('inserts “alte␣”', 'inserts “!”')
  const after = ['Zweiter Absatz. Anna schreibt.', 'Und noch ein Absatz.'] as const
  await expectReads(id, people, {
    markup: ['Der [+alte ]Hafen ist heute zu.', after[0], `${after[1]}[+!]`],
    original: [TEXT, ...after],
    final: ['Der alte Hafen ist heute zu.', after[0], `${after[1]}!`],
  })
})

test('(19) undo goes back in the order in which things were done, redo forth again', async ({ newsroom }) => {
  const { lea, id, people } = await two(newsroom, TEXT)
  const [block] = [lea.blocks.first()]
  await lea.putCaret(block, 'Der '.length)
  await lea.page.keyboard.insertText('alte ')
  await lea.putCaret(block, 'Der alte Hafen ist heute'.length)
  await lea.press('ControlOrMeta+Backspace')
  await lea.putCaret(block, 'Der alte Hafen'.length)
  await lea.press('Enter')
  await lea.putCaret(lea.blocks.nth(1), 'end')
  await lea.page.keyboard.insertText('!')
  const steps = [
    [TEXT],
    ['Der [+alte ]Hafen ist heute zu.'],
    ['Der [+alte ]Hafen ist [-heute] zu.'],
    ['Der [+alte ]Hafen', '+¶  ist [-heute] zu.'],
    ['Der [+alte ]Hafen', '+¶  ist [-heute] zu.[+!]'],
  ]
  const finals = [
    [TEXT],
    ['Der alte Hafen ist heute zu.'],
    ['Der alte Hafen ist  zu.'],
    ['Der alte Hafen', ' ist  zu.'],
    ['Der alte Hafen', ' ist  zu.!'],
  ]
  const expectStep = (at: number) =>
    expectReads(id, people, { markup: steps[at] ?? [], original: [TEXT], final: finals[at] ?? [] })
  await expectStep(4)
  for (const at of [3, 2, 1, 0]) {
    await lea.press('ControlOrMeta+z')
    await expectStep(at)
  }
  for (const at of [1, 2, 3, 4]) {
    await lea.press('ControlOrMeta+Shift+z')
    await expectStep(at)
  }
})

test('keystrokes land on the right side of rapid mode toggles', async ({ newsroom }) => {
  const { anna, id, people } = await two(newsroom, TEXT)
  await anna.putCaret(anna.blocks.first(), 'end')
  const letters = 'abcdefghijklmnop'.split('')
  for (const letter of letters) await anna.press(letter, 'ControlOrMeta+Shift+E')
  await anna.press('Backspace', 'ControlOrMeta+Shift+E', 'Backspace')
  const marked = letters.map((letter, at) => (at % 2 === 0 ? letter : `[+${letter}]`)).join('')
  const edited = letters.filter((_, at) => at % 2 === 0).join('')
  // The last but one letter is struck by the suggestion, the last was one's own.
  await expectReads(id, people, {
    markup: [`${TEXT}${marked.replace('o[+p]', '[-o]')}`],
    original: [`${TEXT}${edited}`],
    final: [`${TEXT}${letters.slice(0, -2).join('')}`],
  })
})
