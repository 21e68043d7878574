import { expectSame } from './expectSame.ts'
import { InputMethod } from './InputMethod.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import { replaceWord } from './replaceWord.ts'

const paragraph = (text: string) => ({ kind: 'paragraph', text })

async function two(newsroom: Newsroom, ...paragraphs: readonly string[]) {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const id = await anna.createArticle({
    headline: 'Tippen',
    sections: [{ heading: '', blocks: paragraphs.map(paragraph) }],
    details: [{ key: 'Ort', value: 'Hmburg' }],
  })
  await Promise.all([anna.open(id), ben.open(id)])
  return { anna, ben, id }
}

test('a suggestion of the spell checker replaces its word alone', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom, 'Der Hfen ist zu.', 'Ende.')
  await anna.putCaret(anna.blocks.first(), 'Der Hf'.length)
  await replaceWord(anna.blocks.first(), 'Hfen', 'Hafen')
  await anna.type('m')
  await expect(ben.blocks.first()).toHaveText('Der Hafenm ist zu.')
  await anna.press('ControlOrMeta+z', 'ControlOrMeta+z')
  await expect(ben.blocks.first()).toHaveText('Der Hfen ist zu.')
  await test.step('while somebody else writes in the same paragraph', async () => {
    await ben.putCaret(ben.blocks.first(), 0)
    await Promise.all([
      ben.type('Ben schreibt. ', { delay: 10 }),
      replaceWord(anna.blocks.first(), 'Hfen', 'Hafen'),
    ])
    for (const person of [anna, ben])
      await expect(person.blocks.first()).toHaveText('Ben schreibt. Der Hafen ist zu.')
  })
  await test.step('in a cell, with the caret elsewhere', async () => {
    await anna.putCaret(anna.blocks.nth(1), 'end')
    await replaceWord(anna.detailsCell('value', 0), 'Hmburg', 'Hamburg')
    await expect(ben.detailsCell('value', 0)).toHaveText('Hamburg')
  })
  await expectSame(id, anna, ben)
})

test(
  'dictation puts whole sentences, while somebody else writes',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    const { anna, ben, id } = await two(newsroom, 'Anfang.', 'Zweiter.')
    const method = await InputMethod.of(anna)
    const sentences = ['der Hafen', 'der Hafen sperrt den Kai', 'Der Hafen sperrt den Kai bis Montag.']
    await anna.putCaret(anna.blocks.first(), 'end')
    await ben.putCaret(ben.blocks.first(), 0)
    await Promise.all([
      ben.type('Ben auch. ', { delay: 20 }),
      (async () => {
        for (let round = 0; round < 3; round += 1) {
          await method.commit(' ')
          await method.compose(...sentences)
          await method.commit(sentences[2] ?? '')
        }
        await method.commit(' Und ein Satz ohne Zusammensetzung, in einem Stück.')
      })(),
    ])
    const text = `Ben auch. Anfang.${` ${sentences[2] ?? ''}`.repeat(3)} Und ein Satz ohne Zusammensetzung, in einem Stück.`
    for (const person of [anna, ben]) await expect(person.blocks.first()).toHaveText(text)
    await anna.type('m')
    expect(await expectSame(id, anna, ben)).toContain(`${text}m`)
  },
)

test(
  'an automatic correction takes the place of words that stand there',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    const { anna, ben, id } = await two(newsroom, 'Das ist teh Ende.', 'Zweiter.')
    const method = await InputMethod.of(anna)
    await anna.putCaret(anna.blocks.first(), 'Das ist teh'.length)
    await ben.putCaret(ben.blocks.first(), 0)
    await ben.type('Ben: ')
    await expect(anna.blocks.first()).toHaveText('Ben: Das ist teh Ende.')
    await anna.press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft')
    await method.commit('the')
    await anna.type('m')
    for (const person of [anna, ben])
      await expect(person.blocks.first()).toHaveText('Ben: Das ist them Ende.')
    await expectSame(id, anna, ben)
  },
)

test(
  'signs of two units and of several characters stay whole',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    const { anna, ben, id } = await two(newsroom, 'Los: Ende', 'Zweiter.')
    const method = await InputMethod.of(anna)
    await anna.putCaret(anna.blocks.first(), 5)
    for (const sign of ['🌊', '👩‍🚒', '🇩🇪', 'ä'.normalize('NFD')]) await method.commit(sign)
    const all = `🌊👩‍🚒🇩🇪${'ä'.normalize('NFD')}`
    await expect(ben.blocks.first()).toHaveText(`Los: ${all}Ende`)
    await test.step('somebody else writes between them', async () => {
      await ben.putCaret(ben.blocks.first(), 'Los: 🌊'.length)
      await ben.type('B')
      await expect(anna.blocks.first()).toHaveText(`Los: 🌊B${all.slice(2)}Ende`)
      await ben.press('Backspace')
      await expect(anna.blocks.first()).toHaveText(`Los: ${all}Ende`)
    })
    await test.step('taken away with one key each', async () => {
      await anna.press('Backspace')
      await expect(ben.blocks.first()).toHaveText(/🇩🇪a?Ende$/u)
      await anna.putCaret(anna.blocks.first(), 5)
      await anna.press('Delete')
      await expect(ben.blocks.first()).toHaveText(/^Los: 👩‍🚒🇩🇪a?Ende$/u)
      await anna.press('ArrowRight', 'Delete')
      await expect(ben.blocks.first()).toHaveText(/^Los: 👩‍🚒a?Ende$/u)
      await anna.press('Shift+ArrowLeft')
      await anna.type('x')
      await expect(ben.blocks.first()).toHaveText(/^Los: xa?Ende$/u)
    })
    await expectSame(id, anna, ben)
  },
)

test('types as fast as it goes, in both screens at once', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom, 'Anna: ', 'Ben: ')
  const text = 'Der schnelle braune Fuchs springt über den faulen Hund. '.repeat(3)
  await anna.putCaret(anna.blocks.first(), 'end')
  await ben.putCaret(ben.blocks.nth(1), 'end')
  await Promise.all([anna.type(text), ben.type(text)])
  await anna.press('ArrowLeft')
  await anna.type('m')
  for (const person of [anna, ben])
    await expect(person.blocks).toHaveText([`Anna: ${text.trimEnd()}m `, `Ben: ${text}`])
  await expectSame(id, anna, ben)
})
