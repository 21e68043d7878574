import { InputMethod } from './InputMethod.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import type { Person } from './Person.ts'
import { expectSame } from './expectSame.ts'

const paragraph = (text: string) => ({ kind: 'paragraph', text })

/** Anna with an input method, Ben with a keyboard, in one article of these paragraphs. */
async function two(newsroom: Newsroom, ...paragraphs: readonly string[]) {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const id = await anna.createArticle({
    headline: 'Eingabe',
    sections: [{ heading: '', blocks: paragraphs.map(paragraph) }],
    details: [{ key: 'Ort', value: 'Rom' }],
  })
  await Promise.all([anna.open(id), ben.open(id)])
  return { anna, ben, id, method: await InputMethod.of(anna) }
}

const sign = (person: Person) => person.page.getByTestId('others-writing')

test(
  'another writes before, inside and behind what is composed: it comes when that is done',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    const places = [
      { at: 0, becomes: /^XYDas 感じm ist es\.$/u },
      // Right at what is being replaced, either order is as good; nothing comes twice.
      { at: 4, becomes: /^Das (?:XY感じ|感XYじ)m ist es\.$/u },
      { at: 5, becomes: /^Das (?:XY感じ|感XYじ)m ist es\.$/u },
      // What others write at one's caret goes before it; behind what was typed before it was shown.
      { at: 6, becomes: /^Das (?:感じXYm|感XYじm|感じmXY) ist es\.$/u },
      { at: 10, becomes: /^Das 感じm istXY es\.$/u },
    ]
    const { anna, ben, id, method } = await two(newsroom, ...places.map(() => 'Das  ist es.'))
    for (const [index, { at, becomes }] of places.entries()) {
      const [here, there] = [anna.blocks.nth(index), ben.blocks.nth(index)]
      await anna.putCaret(here, 4)
      await method.compose('か', 'かん')
      await expect(there).toHaveText('Das かん ist es.')
      await ben.putCaret(there, at)
      await ben.type('XY')
      await expect(sign(anna)).toHaveText(/^Others are writing/)
      await expect(here).toHaveText('Das かん ist es.')
      await method.compose('かんじ')
      await method.commit('感じ')
      await anna.type('m')
      for (const block of [here, there]) await expect(block).toHaveText(becomes)
      await expect(sign(anna)).toBeEmpty()
    }
    await expectSame(id, anna, ben)
  },
)

test(
  'the sign that others are writing moves nothing, and is there only while their text waits',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    const { anna, ben, method } = await two(newsroom, 'Eins.', 'Zwei.')
    await anna.putCaret(anna.blocks.first(), 'end')
    const layout = async () => [
      await anna.page.locator('footer').boundingBox(),
      await anna.blocks.first().boundingBox(),
      await anna.page
        .locator('footer')
        .getByText(/^\d+ characters/)
        .boundingBox(),
    ]
    const before = await layout()
    await method.compose('k')
    await expect(ben.blocks.first()).toHaveText('Eins.k')
    await method.compose('')
    await expect(sign(anna)).toHaveRole('status')
    await expect(sign(anna)).toBeEmpty()
    await method.compose('k')
    await ben.putCaret(ben.blocks.nth(1), 0)
    await ben.type('o')
    await expect(sign(anna)).toHaveText(/^Others are writing/)
    await method.compose('')
    await expect(sign(anna)).toBeEmpty()
    await ben.press('Backspace')
    await expect(anna.blocks).toHaveText(['Eins.', 'Zwei.'])
    await method.compose('k')
    await ben.type('o')
    await ben.press('Backspace')
    await expect(sign(anna)).toHaveText(/^Others are writing/)
    await method.compose('')
    await expect(sign(anna)).toBeEmpty()
    expect(await layout()).toEqual(before)
  },
)

test(
  'a composition that is left open keeps nobody waiting for more than some seconds',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    const { anna, ben, id, method } = await two(newsroom, 'Das  ist es.', 'Dort.')
    await anna.putCaret(anna.blocks.first(), 4)
    await method.compose('か', 'かん')
    await ben.putCaret(ben.blocks.nth(1), 0)
    await ben.type('Ben ')
    await expect(sign(anna)).toHaveText(/^Others are writing/)
    await expect(anna.blocks.nth(1)).toHaveText('Ben Dort.')
    // In another paragraph: the composition goes on.
    await method.compose('かんじ')
    await expect(anna.blocks.first()).toHaveText('Das かんじ ist es.')
    await ben.putCaret(ben.blocks.first(), 'end')
    await ben.type(' Ben')
    // In the same one: it is over, with what stood there.
    await expect(anna.blocks.first()).toHaveText('Das かんじ ist es. Ben')
    expect(await method.isComposing()).toBe(false)
    await method.compose('わ')
    await method.commit('和')
    await anna.type('m')
    await expect(ben.blocks.first()).toHaveText('Das かんじ和m ist es. Ben')
    expect(await expectSame(id, anna, ben)).toContain('Das かんじ和m ist es. Ben')
  },
)

test(
  'the network goes and comes back while something is composed',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    const { anna, ben, id, method } = await two(newsroom, 'Das  ist es.', 'Dort.')
    await anna.putCaret(anna.blocks.first(), 4)
    await method.compose('か')
    await anna.context.setOffline(true)
    await method.compose('かん')
    await ben.putCaret(ben.blocks.first(), 0)
    await ben.type('Ben: ')
    await ben.expectSaved()
    await anna.context.setOffline(false)
    await expect(ben.blocks.first()).toHaveText('Ben: Das かん ist es.')
    await method.commit('感')
    await anna.type('m')
    for (const person of [anna, ben]) await expect(person.blocks.first()).toHaveText('Ben: Das 感m ist es.')
    await expectSame(id, anna, ben)
  },
)

test('composes in every kind of place', { tag: '@chromium' }, async ({ newsroom }) => {
  const { anna, ben, id, method } = await two(newsroom, 'Das ist es.', 'Ein Satz.', '', 'Fett hier.')
  const compose = async () => {
    await method.compose('か', 'かん')
    await method.commit('感')
    await anna.type('m')
  }
  await test.step('in an empty field', async () => {
    await anna.putCaret(anna.field('kicker'), 0)
    await compose()
    await expect(ben.field('kicker')).toHaveText('感m')
  })
  await test.step('in an empty paragraph', async () => {
    await anna.putCaret(anna.blocks.nth(2), 0)
    await compose()
    await expect(ben.blocks.nth(2)).toHaveText('感m')
  })
  await test.step('at the beginning and at the end', async () => {
    await anna.putCaret(anna.blocks.first(), 0)
    await compose()
    await anna.putCaret(anna.blocks.first(), 'end')
    await compose()
    await expect(ben.blocks.first()).toHaveText('感mDas ist es.感m')
  })
  await test.step('over a selection', async () => {
    await anna.putCaret(anna.blocks.nth(1), 4)
    await anna.press('Shift+End')
    await compose()
    await expect(ben.blocks.nth(1)).toHaveText('Ein 感m')
  })
  await test.step('in bold text, and right behind it', async () => {
    await anna.putCaret(anna.blocks.nth(3), 0)
    await anna.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
    await anna.press('ControlOrMeta+b', 'ArrowRight')
    await compose()
    await anna.putCaret(anna.blocks.nth(3), 2)
    await compose()
    await expect(ben.blocks.nth(3)).toHaveText('Fe感mtt感m hier.')
    await expect(ben.blocks.nth(3).locator('strong')).toHaveText('Fe感mtt感m')
  })
  await test.step('in the cells of the details', async () => {
    await anna.putCaret(anna.detailsCell('key', 0), 'end')
    await compose()
    await anna.putCaret(anna.detailsCell('value', 0), 0)
    await compose()
    await anna.putCaret(anna.detailsCell('value', 0), 'end')
    await anna.press('Tab')
    await compose()
    await anna.press('Tab')
    await compose()
    await expect(ben.detailsRows).toHaveText([/Ort感m\s*感mRom/, /感m\s*感m/])
  })
  await test.step('and takes it back: nothing is left', async () => {
    await anna.putCaret(anna.field('headline'), 3)
    await method.compose('か', 'かん', '')
    await anna.type('m')
    await expect(ben.field('headline')).toHaveText('Einmgabe')
  })
  await test.step('and takes it back with undo, whole', async () => {
    await anna.press('ControlOrMeta+z')
    await expect(ben.field('headline')).toHaveText('Eingabe')
    await method.compose('か', 'かん', 'かんじ')
    await method.commit('感じ')
    await expect(ben.field('headline')).toHaveText('Ein感じgabe')
    await anna.press('ControlOrMeta+z')
    await expect(ben.field('headline')).toHaveText('Eingabe')
  })
  await expectSame(id, anna, ben)
})

test('dead keys', { tag: '@chromium' }, async ({ newsroom }) => {
  const { anna, ben, id, method } = await two(newsroom, 'Caf steht hier.', 'Zwei.')
  await anna.putCaret(anna.blocks.first(), 3)
  await method.deadKey('\u0301', 'e')
  await anna.type('m')
  await method.deadKey('\u0300', 'a')
  await method.deadKey('\u0302', 'O')
  await expect(ben.blocks.first()).toHaveText('CafémàÔ steht hier.')
  await test.step('while another writes in the same paragraph', async () => {
    await anna.putCaret(anna.blocks.nth(1), 'end')
    await ben.putCaret(ben.blocks.nth(1), 0)
    await Promise.all([
      ben.type('Ben schreibt ohne Pause. ', { delay: 10 }),
      (async () => {
        for (const letter of ['e', 'a', 'o', 'u', 'e', 'a']) await method.deadKey('\u0301', letter)
      })(),
    ])
    for (const person of [anna, ben])
      await expect(person.blocks.nth(1)).toHaveText('Ben schreibt ohne Pause. Zwei.éáóúéá')
  })
  await expectSame(id, anna, ben)
})

test(
  'a telephone’s keyboard: every word composed, corrected at the space',
  { tag: '@chromium' },
  async ({ newsroom }) => {
    const { anna, ben, id, method } = await two(newsroom, 'Anfang', 'Zwei.')
    const words = ['der', 'hafen', 'sperrt', 'dne', 'kai', '👩‍🚒', 'heute']
    const corrected: Record<string, string> = { hafen: 'Hafen', dne: 'den', kai: 'Kai' }
    await anna.putCaret(anna.blocks.first(), 'end')
    await ben.putCaret(ben.blocks.first(), 0)
    await Promise.all([
      ben.type('Ben: immer weiter. ', { delay: 30 }),
      (async () => {
        await method.commit(' ')
        for (const word of words) {
          const letters = Array.from(word)
          await method.compose(...letters.map((_, at) => letters.slice(0, at + 1).join('')))
          await method.commit(corrected[word] ?? word)
          await method.commit(' ')
        }
      })(),
    ])
    const text = 'Ben: immer weiter. Anfang der Hafen sperrt den Kai 👩‍🚒 heute'
    for (const person of [anna, ben]) await expect(person.blocks.first()).toHaveText(text)
    await test.step('takes letters away in what is composed', async () => {
      await method.compose('wor', 'wo', 'w', '')
      await anna.press('Backspace')
      await anna.type('.')
    })
    expect(await expectSame(id, anna, ben)).toContain(`${text}.`)
  },
)

for (const mode of ['edit', 'suggest'] as const) {
  test(
    `[B53] what is selected from an open composition over other blocks gives way to what is typed, in ${mode}`,
    { tag: '@chromium' },
    async ({ newsroom }) => {
      const { anna, ben, id, method } = await two(newsroom, 'Erster Absatz', 'Zwei.')
      if (mode === 'suggest') await anna.toMode('suggest')
      for (const from of [anna.blocks.nth(1), anna.detailsCell('value', 0)]) {
        await anna.putCaret(from, 'end')
        await method.compose('w', 'wo', 'wor', 'word')
        await anna.press(
          'Shift+ControlOrMeta+ArrowLeft',
          'Shift+ArrowLeft',
          'Shift+ArrowLeft',
          'Shift+ArrowUp',
        )
        await anna.type('Kaiß')
        const texts = await expectSame(id, anna, ben)
        expect(texts.filter((text) => text.includes('Kaiß'))).toHaveLength(1)
        await anna.press('ControlOrMeta+z')
        await expect(anna.editor).not.toContainText('Kaiß')
        await expectSame(id, anna, ben)
      }
    },
  )
}
