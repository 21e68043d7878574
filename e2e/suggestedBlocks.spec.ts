import { expectReads } from './expectReads.ts'
import { HeldLine } from './HeldLine.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import { Rail } from './Rail.ts'

const paragraph = (text: string) => ({ kind: 'paragraph', text })
const BODY = [
  'Erster Absatz.',
  'Zweiter Absatz.',
  '# Zweiter Teil',
  'Text des zweiten Teils.',
  '# Dritter Teil',
  'Text des dritten Teils.',
]

/** Anna, who edits and decides; Lea and Sam, who may only suggest; each at a line that can be held. */
async function three(newsroom: Newsroom) {
  const anna = await newsroom.person('reporter')
  const lea = await newsroom.person('legal')
  const sam = await newsroom.person('subeditor')
  const people = [anna, lea, sam]
  const lines = await Promise.all(people.map((person) => HeldLine.of(person)))
  const id = await anna.createArticle({
    headline: 'Hafen sperrt Kai',
    sections: [
      { heading: '', blocks: [paragraph('Erster Absatz.'), paragraph('Zweiter Absatz.')] },
      { heading: 'Zweiter Teil', blocks: [paragraph('Text des zweiten Teils.')] },
      { heading: 'Dritter Teil', blocks: [paragraph('Text des dritten Teils.')] },
    ],
  })
  await Promise.all(people.map((person) => person.open(id)))
  const rail = new Rail(anna)
  await rail.open()
  const hold = () => lines.forEach((line) => line.hold())
  const release = () => lines.forEach((line) => line.release())
  return { anna, lea, sam, id, people, rail, hold, release }
}

test('a suggested split and a suggested join while others type there', async ({ newsroom }) => {
  const { anna, lea, sam, id, people, rail, hold, release } = await three(newsroom)
  hold()
  await lea.putCaret(lea.block('Erster Absatz.'), 'Erster'.length)
  await lea.press('Enter')
  await sam.putCaret(sam.block('Text des dritten Teils.'), 0)
  await sam.press('Backspace')
  await anna.putCaret(anna.block('Erster Absatz.'), 'end')
  await anna.type(' Anna hier.')
  await anna.putCaret(anna.block('Text des dritten Teils.'), 'Text'.length)
  await anna.type(' und Bild')
  release()
  const rest = ['Zweiter Absatz.', '# Zweiter Teil', 'Text des zweiten Teils.']
  await rail.expectChanges('splits the paragraph', 'joins two paragraphs')
  await expectReads(id, people, {
    markup: [
      'Erster',
      '+¶  Absatz. Anna hier.',
      ...rest,
      '# Dritter Teil',
      '-¶ Text und Bild des dritten Teils.',
    ],
    original: ['Erster Absatz. Anna hier.', ...rest, '# Dritter Teil', 'Text und Bild des dritten Teils.'],
    final: ['Erster', ' Absatz. Anna hier.', ...rest, '# Dritter TeilText und Bild des dritten Teils.'],
  })
  hold()
  await rail.decide('splits the paragraph', 'accept')
  await lea.putCaret(lea.blocks.nth(1), ' Absatz.'.length)
  await lea.type(' Lea.')
  await rail.decide('joins two paragraphs', 'accept')
  await sam.putCaret(sam.blocks.nth(6), 'Text'.length)
  await sam.type(', Ton')
  release()
  await rail.expectChanges('inserts “␣Lea.”', 'inserts “, Ton”')
  await expectReads(id, people, {
    markup: [
      'Erster',
      ' Absatz.[+ Lea.] Anna hier.',
      ...rest,
      '# Dritter TeilText[+, Ton] und Bild des dritten Teils.',
    ],
    original: ['Erster', ' Absatz. Anna hier.', ...rest, '# Dritter TeilText und Bild des dritten Teils.'],
    final: [
      'Erster',
      ' Absatz. Lea. Anna hier.',
      ...rest,
      '# Dritter TeilText, Ton und Bild des dritten Teils.',
    ],
  })
})

test('a suggestion over two sections is one card, and is decided as a whole', async ({ newsroom }) => {
  const { anna, lea, id, people, rail } = await three(newsroom)
  await lea.putCaret(lea.block('Text des zweiten Teils.'), 'Text des'.length)
  await lea.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+Home')
  await lea.press(...Array<string>('Text des'.length).fill('Shift+ArrowRight'))
  await lea.type(' anderen')
  await expect(anna.editor.locator('ins')).toHaveText(' anderen')
  await anna.putCaret(anna.block('Text des dritten Teils.'), 'end')
  await anna.type(' Anna.')
  await rail.expectChanges('replaces “zweiten Teils. ¶ Dritter Teil ¶ Text des” with “anderen”')
  const before = BODY.slice(0, 3)
  const open = {
    markup: [
      ...before,
      'Text des [+anderen][-zweiten Teils.]',
      '-¶ # [-Dritter Teil]',
      '-¶ [-Text des] dritten Teils. Anna.',
    ],
    original: [...BODY.slice(0, 5), 'Text des dritten Teils. Anna.'],
    final: [...before, 'Text des anderen dritten Teils. Anna.'],
  }
  await expectReads(id, people, open)
  await rail.decideAll('accept')
  const accepted = [...before, 'Text des anderen dritten Teils. Anna.']
  await expectReads(id, people, { markup: accepted, original: accepted, final: accepted })
  await anna.putCaret(anna.block('Erster Absatz.'), 0)
  await anna.press('ControlOrMeta+z')
  await expectReads(id, people, open)
  await rail.decideAll('reject')
  await expectReads(id, people, { markup: open.original, original: open.original, final: open.original })
})

test('a whole section is taken away as a suggestion while somebody writes in it: what was written stays', async ({
  newsroom,
}) => {
  const { anna, lea, sam, id, people, rail, hold, release } = await three(newsroom)
  hold()
  await lea.putCaret(lea.block('Zweiter Teil'), 'end')
  await lea.page.getByRole('button', { name: 'Section and row' }).click()
  await lea.page.getByRole('menuitem', { name: 'Delete section' }).click()
  await anna.putCaret(anna.block('Text des zweiten Teils.'), 'Text'.length)
  await anna.type(' von Anna')
  await sam.putCaret(sam.block('Text des zweiten Teils.'), 'end')
  await sam.type(' Und Sam.')
  release()
  const [front, back] = ['deletes “¶ Zweiter Teil ¶ Text”', 'deletes “␣des zweiten Teils.”'] as const
  await rail.expectChanges(front, back, 'inserts “␣Und Sam.”')
  await expectReads(id, people, {
    markup: [
      ...BODY.slice(0, 2),
      '-¶ # [-Zweiter Teil]',
      '-¶ [-Text] von Anna[- des zweiten Teils.][+ Und Sam.]',
      ...BODY.slice(4),
    ],
    original: [...BODY.slice(0, 3), 'Text von Anna des zweiten Teils.', ...BODY.slice(4)],
    final: ['Erster Absatz.', 'Zweiter Absatz. von Anna Und Sam.', ...BODY.slice(4)],
  })
  await rail.decide(front, 'accept')
  await rail.decide(back, 'accept')
  await expectReads(id, people, {
    markup: ['Erster Absatz.', 'Zweiter Absatz. von Anna[+ Und Sam.]', ...BODY.slice(4)],
    original: ['Erster Absatz.', 'Zweiter Absatz. von Anna', ...BODY.slice(4)],
    final: ['Erster Absatz.', 'Zweiter Absatz. von Anna Und Sam.', ...BODY.slice(4)],
  })
})

test('(10) a section is moved by two at once: each move is one card, published is neither, and once it is decided the section is there once', async ({
  newsroom,
}) => {
  const { anna, lea, sam, id, people, rail, hold, release } = await three(newsroom)
  hold()
  for (const [person, key] of [
    [lea, 'Alt+Shift+ArrowDown'],
    [sam, 'Alt+Shift+ArrowDown'],
  ] as const) {
    await person.putCaret(person.block('Zweiter Teil'), 'end')
    await person.press(key)
  }
  release()
  await rail.expectChanges('moves the section “Zweiter Teil”', 'moves the section “Zweiter Teil”')
  const moved = [...BODY.slice(0, 2), ...BODY.slice(4), ...BODY.slice(2, 4)]
  const struck = ['-¶ # [-Zweiter Teil]', '-¶ [-Text des zweiten Teils.]']
  const copy = ['+¶ # [+Zweiter Teil]', '+¶ [+Text des zweiten Teils.]']
  await expectReads(id, people, {
    markup: [...BODY.slice(0, 2), ...struck, ...BODY.slice(4), ...copy, ...copy],
    original: BODY,
    final: moved,
  })
  await rail.card('moves the section “Zweiter Teil”').first().click()
  await anna.press('a')
  await expectReads(id, people, { markup: [...moved, ...copy], original: moved, final: moved })
  await rail.decideAll('reject')
  await expectReads(id, people, { markup: moved, original: moved, final: moved })
})
