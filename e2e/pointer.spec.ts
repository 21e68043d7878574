import type { Locator } from '@playwright/test'
import { drag } from './drag.ts'
import { expectSame } from './expectSame.ts'
import { expect, type Newsroom, test } from './newsroom.ts'
import type { Person } from './Person.ts'
import { pointAt } from './pointAt.ts'

const paragraph = (text: string) => ({ kind: 'paragraph', text })

async function two(newsroom: Newsroom) {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const id = await anna.createArticle({
    headline: 'Zeigen',
    lead: { text: 'Der Vorspann.' },
    sections: [
      {
        heading: '',
        blocks: [paragraph('Ein Wort mehr hier.'), paragraph('Zweiter Absatz.'), paragraph('Dritter.')],
      },
      { heading: 'Überschrift', blocks: [paragraph('Vierter.')] },
    ],
    details: [
      { key: 'Ort', value: 'Rom' },
      { key: 'Quellen', value: '' },
    ],
  })
  await Promise.all([anna.open(id), ben.open(id)])
  return { anna, ben, id }
}

/** A press later than this after a double click is a click of its own. */
const THIRD_CLICK_MS = 600

const selected = (person: Person) => person.page.evaluate(() => String(window.getSelection()))

test('a click puts the caret there, a double click takes the word, a triple click the block', async ({
  newsroom,
}) => {
  const { anna, ben, id } = await two(newsroom)
  const { mouse } = anna.page
  const [first, second] = [anna.blocks.first(), anna.blocks.nth(1)]
  await test.step('one', async () => {
    const { x, y } = await pointAt(first, 'mehr', 'begin')
    await mouse.click(x, y)
    await anna.type('noch ')
    await expect(ben.blocks.first()).toHaveText('Ein Wort noch mehr hier.')
  })
  await test.step('two, also in fields and cells', async () => {
    for (const [block, word] of [
      [first, 'noch'],
      [anna.field('headline'), 'Zeigen'],
      [anna.field('lead'), 'Vorspann'],
      [anna.detailsCell('value', 0), 'Rom'],
    ] as const) {
      const { x, y } = await pointAt(block, word)
      await mouse.dblclick(x, y)
      expect((await selected(anna)).trim()).toBe(word)
      await anna.type('X')
      await expect(block).toHaveText(/X/)
      await expect(block).not.toHaveText(new RegExp(word, 'u'))
    }
  })
  await test.step('three: never a letter of the next block', async () => {
    for (const block of [second, anna.blocks.nth(3), anna.detailsCell('key', 0)]) {
      const text = (await block.textContent()) ?? ''
      const { x, y } = await pointAt(block, text.slice(0, 3))
      await mouse.click(x, y, { clickCount: 3 })
      await anna.type('Neu')
      await expect(block).toHaveText('Neu')
    }
    await expect(anna.blocks).toHaveText([/^Ein Wort/, 'Neu', 'Dritter.', 'Neu', 'Vierter.'])
  })
  await test.step('beside the text: at the end of its line, and into an empty cell', async () => {
    const block = anna.blocks.nth(2)
    const box = await block.boundingBox()
    const { y } = await pointAt(block, 'Dritter.')
    await mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 5, y)
    await anna.type('!')
    await expect(block).toHaveText('Dritter.!')
    await anna.detailsCell('value', 1).click()
    await anna.type('Hafenamt')
    await expect(ben.detailsCell('value', 1)).toHaveText('Hafenamt')
  })
  await test.step('with Shift: from the caret to there', async () => {
    const from = await pointAt(anna.blocks.nth(2), 'Dritter', 'begin')
    const to = await pointAt(anna.blocks.nth(4), 'Vierter', 'begin')
    await mouse.click(from.x, from.y)
    await anna.page.keyboard.down('Shift')
    await mouse.click(to.x, to.y)
    await anna.page.keyboard.up('Shift')
    await anna.press('Backspace')
    await anna.type('m')
    await expect(ben.blocks).toHaveText([/^Ein Wort/, 'Neu', 'mVierter.'])
  })
  await expectSame(id, anna, ben)
})

test('drags a phrase into another paragraph, a field and a cell; with Ctrl it stays where it was', async ({
  newsroom,
}) => {
  const { anna, ben, id } = await two(newsroom)
  const grasp = async (block: Locator, text: string) => {
    const { x, y } = await pointAt(block, text)
    await anna.page.mouse.dblclick(x, y)
    expect((await selected(anna)).trim()).toBe(text)
    // The button pressed at once would be a third click, not the beginning of a drag.
    await anna.page.waitForTimeout(THIRD_CLICK_MS)
    return pointAt(block, text)
  }
  await test.step('moved', async () => {
    await drag(
      anna,
      await grasp(anna.blocks.first(), 'Wort'),
      await pointAt(anna.blocks.nth(1), 'Absatz', 'begin'),
    )
    for (const person of [anna, ben])
      await expect(person.blocks.nth(1)).toHaveText(/^Zweiter Wort ?Absatz\.$/)
    await expect(ben.blocks.first()).toHaveText(/^Ein ? ?mehr hier\.$/)
  })
  await test.step('copied', async () => {
    await drag(
      anna,
      await grasp(anna.blocks.nth(2), 'Dritter'),
      await pointAt(anna.blocks.first(), 'mehr', 'begin'),
      true,
    )
    await expect(ben.blocks.first()).toHaveText(/^Ein ? ?Drittermehr hier\.$/)
    await expect(ben.blocks.nth(2)).toHaveText('Dritter.')
  })
  await test.step('into a cell and into the headline', async () => {
    await drag(
      anna,
      await grasp(anna.blocks.nth(4), 'Vierter'),
      await pointAt(anna.detailsCell('value', 0), 'Rom', 'begin'),
    )
    await expect(ben.detailsCell('value', 0)).toHaveText('VierterRom')
    await drag(
      anna,
      await grasp(anna.blocks.nth(2), 'Dritter'),
      await pointAt(anna.field('headline'), 'Zeigen', 'begin'),
    )
    await expect(ben.field('headline')).toHaveText('DritterZeigen')
  })
  await test.step('under text that arrives meanwhile', async () => {
    const from = await grasp(anna.blocks.nth(3), 'Überschrift')
    const to = await pointAt(anna.field('lead'), 'Vorspann', 'begin')
    await anna.page.mouse.move(from.x, from.y)
    await anna.page.mouse.down()
    await anna.page.mouse.move(to.x, to.y, { steps: 4 })
    await ben.putCaret(ben.blocks.nth(3), 0)
    await ben.type('Ben ')
    await ben.putCaret(ben.field('lead'), 0)
    await ben.type('Ben: ')
    await expect(anna.field('lead')).toHaveText('Ben: Der Vorspann.')
    const then = await pointAt(anna.field('lead'), 'Vorspann', 'begin')
    await anna.page.mouse.move(then.x, then.y, { steps: 2 })
    await anna.page.mouse.up()
    await expect(ben.field('lead')).toHaveText('Ben: Der ÜberschriftVorspann.')
    await expect(ben.blocks.nth(3)).toHaveText(/^Ben ?$/)
  })
  await test.step('and takes it back', async () => {
    await anna.press('ControlOrMeta+z')
    await expect(ben.field('lead')).toHaveText('Ben: Der Vorspann.')
    await expect(ben.blocks.nth(3)).toHaveText('Ben Überschrift')
  })
  await expectSame(id, anna, ben)
})

test('select all grows from the field to the article', async ({ newsroom }) => {
  const { anna, ben, id } = await two(newsroom)
  await anna.putCaret(anna.field('lead'), 2)
  await anna.press('ControlOrMeta+a')
  expect(await selected(anna)).toBe('Der Vorspann.')
  await anna.press('ControlOrMeta+a')
  for (const text of ['Zeigen', 'Vierter.', 'Quellen']) expect(await selected(anna)).toContain(text)
  await anna.putCaret(anna.detailsCell('value', 0), 1)
  await anna.press('ControlOrMeta+a')
  await anna.type('Wien')
  await expect(ben.detailsCell('value', 0)).toHaveText('Wien')
  await anna.putCaret(anna.blocks.nth(1), 3)
  await anna.press('ControlOrMeta+a')
  await anna.type('Nur das.')
  await expect(ben.blocks).toHaveText(['Nur das.'])
  await expect(ben.field('lead')).toHaveText('Der Vorspann.')
  await expectSame(id, anna, ben)
})
