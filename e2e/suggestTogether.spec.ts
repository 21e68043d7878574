import { expectReads } from './expectReads.ts'
import { HeldLine } from './HeldLine.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import { Rail } from './Rail.ts'

const FIRST = 'Der erste Absatz steht hier.'

/** Anna, who edits and decides; Lea and Sam, who may only suggest; each at a line that can be held. */
async function three(newsroom: Newsroom) {
  const anna = await newsroom.person('reporter')
  const lea = await newsroom.person('legal')
  const sam = await newsroom.person('subeditor')
  const lines = await Promise.all([anna, lea, sam].map((person) => HeldLine.of(person)))
  const id = await anna.createArticle({
    headline: 'Hafen sperrt Kai',
    sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: FIRST }] }],
  })
  await Promise.all([anna, lea, sam].map((person) => person.open(id)))
  const hold = () => lines.forEach((line) => line.hold())
  const release = () => lines.forEach((line) => line.release())
  return { anna, lea, sam, id, people: [anna, lea, sam], hold, release }
}

test('one edits and one suggests in the same paragraph at once', async ({ newsroom }) => {
  const { anna, lea, id, people } = await three(newsroom)
  await anna.putCaret(anna.blocks.first(), 'Der erste'.length)
  await lea.putCaret(lea.blocks.first(), 'Der erste Absatz'.length)
  await Promise.all([
    anna.type(' lange und schöne', { delay: 15 }),
    (async () => {
      await lea.press('ControlOrMeta+Backspace')
      await lea.type('Text, von Lea,', { delay: 15 })
    })(),
  ])
  await expectReads(id, people, {
    markup: ['Der erste lange und schöne [+Text, von Lea,][-Absatz] steht hier.'],
    original: ['Der erste lange und schöne Absatz steht hier.'],
    final: ['Der erste lange und schöne Text, von Lea, steht hier.'],
  })
  await test.step('(1) what is typed inside one’s own suggestion belongs to it', async () => {
    await lea.putCaret(lea.blocks.first(), 'Der erste lange und schöne Text, von'.length)
    await lea.type(' der klugen')
    const rail = new Rail(anna)
    await rail.open()
    await rail.expectChanges('replaces “Absatz” with “Text, von der klugen Lea,”')
  })
})

test('(15) two replace the same word: each is a suggestion of its own, and each is decided by itself', async ({
  newsroom,
}) => {
  const { anna, lea, sam, id, people, hold, release } = await three(newsroom)
  hold()
  for (const [person, word] of [
    [lea, 'andere'],
    [sam, 'neue'],
  ] as const) {
    await person.putCaret(person.blocks.first(), 'Der '.length)
    await person.press(...Array<string>('erste'.length).fill('Shift+ArrowRight'))
    await person.type(word)
  }
  release()
  const rail = new Rail(anna)
  await rail.open()
  await expect(rail.card('replaces “erste” with “andere”')).toHaveCount(1)
  await expect(rail.card('replaces “erste” with “neue”')).toHaveCount(1)
  await expect(rail.cards).toHaveCount(2)
  await rail.decide('replaces “erste” with “neue”', 'reject')
  await expectReads(id, people, {
    markup: ['Der [-erste][+andere] Absatz steht hier.'],
    original: [FIRST],
    final: ['Der andere Absatz steht hier.'],
  })
  await rail.decide('replaces “erste” with “andere”', 'accept')
  await expectReads(id, people, {
    markup: ['Der andere Absatz steht hier.'],
    original: ['Der andere Absatz steht hier.'],
    final: ['Der andere Absatz steht hier.'],
  })
})

test('(16) accepted and rejected while its author goes on inside: what comes later is a suggestion again', async ({
  newsroom,
}) => {
  const { anna, lea, sam, id, people, hold, release } = await three(newsroom)
  const rail = new Rail(anna)
  await rail.open()
  for (const [person, at, verdict] of [
    [lea, 'Der erste', 'accept'],
    [sam, 'Der', 'reject'],
  ] as const) {
    await person.putCaret(person.blocks.first(), at.length)
    await person.type(' alte graue')
    await expect(rail.card('inserts “␣alte graue”')).toHaveCount(1)
    hold()
    await person.press(...Array<string>(' graue'.length).fill('ArrowLeft'))
    await person.type(' sehr')
    await rail.decide('inserts “␣alte graue”', verdict)
    release()
    await expect(rail.card('inserts “␣sehr”')).toHaveCount(1)
    if (verdict === 'accept')
      await expectReads(id, people, {
        markup: ['Der erste alte[+ sehr] graue Absatz steht hier.'],
        original: ['Der erste alte graue Absatz steht hier.'],
        final: ['Der erste alte sehr graue Absatz steht hier.'],
      })
    else
      await expectReads(id, people, {
        markup: ['Der[+ sehr] erste alte graue Absatz steht hier.'],
        original: ['Der erste alte graue Absatz steht hier.'],
        final: ['Der sehr erste alte graue Absatz steht hier.'],
      })
    await rail.decide('inserts “␣sehr”', 'reject')
    await expect(rail.cards).toHaveCount(0)
  }
})

test('accepted again and again while its author types without a pause: no letter is lost or doubled', async ({
  newsroom,
}) => {
  const { anna, lea, id, people } = await three(newsroom)
  const rail = new Rail(anna)
  await rail.open()
  await lea.putCaret(lea.blocks.first(), 'end')
  const sentence = ' Und noch ein Satz, der lange dauert, weil nebenan entschieden wird.'
  const isWritten = async () => (await anna.blocks.first().textContent())?.endsWith(' wird.') === true
  await Promise.all([
    lea.type(sentence, { delay: 40 }),
    (async () => {
      await expect(rail.cards).toHaveCount(1)
      for (; !(await isWritten()); await anna.page.waitForTimeout(150)) {
        if ((await rail.cards.count()) === 0) continue
        await rail.cards.first().focus()
        await anna.press('a')
      }
    })(),
  ])
  await anna.expectSaved()
  await lea.expectSaved()
  const answer = await anna.post(`/api/articles/${id}/suggestions/resolve`, {
    data: { all: true, action: 'accept' },
  })
  expect(answer.status()).toBe(200)
  const text = [`${FIRST}${sentence}`]
  await expectReads(id, people, { markup: text, original: text, final: text })
})

test('(17) accepted by one and rejected by another at once: one outcome, and both see whose it is', async ({
  newsroom,
}) => {
  const { anna, lea, id, hold, release } = await three(newsroom)
  const chief = await newsroom.person('chief')
  const line = await HeldLine.of(chief)
  await chief.open(id)
  await lea.putCaret(lea.blocks.first(), 'Der'.length)
  await lea.type(' sehr')
  const desks = [anna, chief].map((person) => ({ person, rail: new Rail(person) }))
  for (const { rail } of desks) {
    await rail.open()
    await expect(rail.card('inserts “␣sehr”')).toHaveCount(1)
  }
  hold()
  line.hold()
  for (const [index, verdict] of (['accept', 'reject'] as const).entries())
    await desks[index]?.rail.decide('inserts “␣sehr”', verdict)
  release()
  line.release()
  for (const { person } of desks) await person.expectSaved()
  const isAccepted = (await anna.storedArticle(id)).sections[0]?.blocks[0]?.text !== FIRST
  const text = [isAccepted ? 'Der sehr erste Absatz steht hier.' : FIRST]
  await expectReads(id, [anna, lea, chief], { markup: text, original: text, final: text })
  const [winner, loser] = isAccepted ? [anna, chief] : [chief, anna]
  const verdict = isAccepted ? 'accepted' : 'rejected'
  const { name } = await winner.me()
  await expect(new Rail(loser).announcement).toHaveText(
    `${name} decided at the same time: the suggestion is ${verdict}.`,
  )
  for (const { person, rail } of desks) {
    await rail.showDecided()
    const by = person === winner ? `${name} (you)` : name
    await expect(rail.decidedCards).toHaveCount(1)
    await expect(rail.decidedCards).toContainText(`${isAccepted ? 'Accepted' : 'Rejected'} by ${by}`)
  }
})

test('(18) a decision is taken back after others have typed: the card is there again, and their text stays', async ({
  newsroom,
}) => {
  const { anna, lea, sam, id, people } = await three(newsroom)
  const rail = new Rail(anna)
  await rail.open()
  await lea.putCaret(lea.blocks.first(), 'Der'.length)
  await lea.press('ControlOrMeta+Delete')
  await lea.type(' zweite')
  await rail.expectChanges('replaces “␣erste” with “␣zweite”')
  await rail.decide('replaces “␣erste” with “␣zweite”', 'accept')
  await expect(sam.blocks.first()).toHaveText('Der zweite Absatz steht hier.')
  await sam.putCaret(sam.blocks.first(), 'Der zwei'.length)
  await sam.type('und')
  await lea.putCaret(lea.blocks.first(), 'end')
  await lea.type(' Lea')
  await rail.expectChanges('inserts “und”', 'inserts “␣Lea”')
  await anna.press('ControlOrMeta+z')
  await rail.expectChanges('replaces “␣erste” with “␣zweite”', 'inserts “und”', 'inserts “␣Lea”')
  await expectReads(id, people, {
    markup: ['Der[- erste][+ zweiundte] Absatz steht hier.[+ Lea]'],
    original: [FIRST],
    final: ['Der zweiundte Absatz steht hier. Lea'],
  })
  await anna.press('ControlOrMeta+Shift+z')
  await rail.expectChanges('inserts “und”', 'inserts “␣Lea”')
  await expectReads(id, people, {
    markup: ['Der zwei[+und]te Absatz steht hier.[+ Lea]'],
    original: ['Der zweite Absatz steht hier.'],
    final: ['Der zweiundte Absatz steht hier. Lea'],
  })
})

test('an author takes back what has been accepted meanwhile: that is a suggestion to take it away', async ({
  newsroom,
}) => {
  const { anna, lea, id, people } = await three(newsroom)
  const rail = new Rail(anna)
  await rail.open()
  await lea.putCaret(lea.blocks.first(), 'Der'.length)
  await lea.page.keyboard.insertText(' sehr')
  await rail.decide('inserts “␣sehr”', 'accept')
  await expect(lea.editor.locator('ins')).toHaveCount(0)
  await lea.press('ControlOrMeta+z')
  await rail.expectChanges('deletes “␣sehr”')
  await expectReads(id, people, {
    markup: ['Der[- sehr] erste Absatz steht hier.'],
    original: ['Der sehr erste Absatz steht hier.'],
    final: [FIRST],
  })
  await lea.press('ControlOrMeta+Shift+z')
  await rail.expectChanges()
  const text = ['Der sehr erste Absatz steht hier.']
  await expectReads(id, people, { markup: text, original: text, final: text })
})
