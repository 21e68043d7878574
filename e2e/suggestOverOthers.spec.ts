import { expectReads } from './expectReads.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import type { Person } from './Person.ts'
import { Rail } from './Rail.ts'

const TEXT = 'Der Hafen ist zu.'

/** Lea has suggested a word; Sam may only suggest as well, Anna edits and decides. */
async function three(newsroom: Newsroom) {
  const anna = await newsroom.person('reporter')
  const lea = await newsroom.person('legal')
  const sam = await newsroom.person('subeditor')
  const people = [anna, lea, sam]
  const id = await anna.createArticle({
    headline: 'Über anderen',
    sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: TEXT }] }],
  })
  await Promise.all(people.map((person) => person.open(id)))
  const rail = new Rail(anna)
  await rail.open()
  await lea.putCaret(lea.blocks.first(), 'Der '.length)
  await lea.type('alte ')
  await rail.expectChanges('inserts “alte␣”')
  for (const person of people) await expect(person.blocks).toHaveText(['Der alte Hafen ist zu.'])
  return { anna, lea, sam, id, people, rail }
}

async function select(person: Person, from: number, count: number): Promise<void> {
  await person.putCaret(person.blocks.first(), from)
  await person.press(...Array<string>(count).fill('Shift+ArrowRight'))
}

test('a suggestion to take away what another suggests to come: both stay, and each is decided by itself', async ({
  newsroom,
}) => {
  const { anna, sam, id, people, rail } = await three(newsroom)
  await select(sam, 'Der '.length, 'alte Hafen'.length)
  await sam.press('Delete')
  await expect(rail.cards).toHaveCount(2)
  await expect(rail.card('inserts “alte␣”')).toHaveCount(1)
  const both = {
    markup: ['Der [±alte ][-Hafen] ist zu.'],
    original: [TEXT],
    final: ['Der  ist zu.'],
  }
  await expectReads(id, people, both)
  await rail.decide('deletes “alte Hafen”', 'reject')
  await expectReads(id, people, {
    markup: ['Der [+alte ]Hafen ist zu.'],
    original: [TEXT],
    final: ['Der alte Hafen ist zu.'],
  })
  await anna.press('ControlOrMeta+z')
  await expectReads(id, people, both)
  await rail.decide('inserts “alte␣”', 'accept')
  await expectReads(id, people, {
    markup: ['Der [-alte Hafen] ist zu.'],
    original: ['Der alte Hafen ist zu.'],
    final: ['Der  ist zu.'],
  })
})

test('an editor deletes across what another suggests: it is rejected on record, and undo brings it back', async ({
  newsroom,
}) => {
  const { anna, id, people, rail } = await three(newsroom)
  await select(anna, 'Der '.length, 'alte Hafen'.length)
  await anna.press('Delete')
  const gone = ['Der  ist zu.']
  await expectReads(id, people, { markup: gone, original: gone, final: gone })
  await rail.showDecided()
  await expect(rail.decidedCards).toHaveCount(1)
  await expect(rail.decidedCards).toContainText(`Rejected by ${(await anna.me()).name} (you)`)
  await anna.putCaret(anna.blocks.first(), 0)
  await anna.press('ControlOrMeta+z')
  await expect(rail.decidedCards).toHaveCount(0)
  await expectReads(id, people, {
    markup: ['Der [+alte ]Hafen ist zu.'],
    original: [TEXT],
    final: ['Der alte Hafen ist zu.'],
  })
})

test('an editor types inside what another suggests: that is a suggestion of the editor’s', async ({
  newsroom,
}) => {
  const { anna, id, people, rail } = await three(newsroom)
  await anna.putCaret(anna.blocks.first(), 'Der al'.length)
  await anna.type('ber')
  await rail.expectChanges('inserts “alte␣”', 'inserts “ber”')
  await expectReads(id, people, {
    markup: ['Der [+alberte ]Hafen ist zu.'],
    original: [TEXT],
    final: ['Der alberte Hafen ist zu.'],
  })
  await rail.decide('inserts “alte␣”', 'reject')
  await rail.expectChanges('inserts “ber”')
  await rail.decide('inserts “ber”', 'accept')
  const text = ['Der berHafen ist zu.']
  await expectReads(id, people, { markup: text, original: text, final: text })
})
