import { caretPlace, type CaretPlace, caretTrace, plainCopy, startAt } from './CaretTrace.ts'
import { expectSame } from './expectSame.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'
import { pointAt } from './pointAt.ts'

const times = (count: number, key: string): string[] => Array.from({ length: count }, () => key)
const words = (count: number, first: number): string =>
  Array.from(
    { length: count },
    (_, at) => ['Der', 'Hafen', 'sperrt', 'seinen', 'Kai'][(first + at * 7) % 5],
  ).join(' ')

const article = {
  kicker: 'Hafen',
  headline: `Die Überschrift ist so lang, dass sie über mehrere Zeilen geht: ${words(14, 1)}`,
  byline: 'Von Anna',
  dateline: 'Hamburg',
  lead: { text: `Der Vorspann: ${words(40, 2)}.` },
  sections: [
    {
      heading: '',
      blocks: [
        { kind: 'paragraph', text: `Erster: ${words(50, 3)}.` },
        { kind: 'paragraph', text: '' },
        { kind: 'quote', text: `Ein Zitat: ${words(20, 0)}.` },
        { kind: 'bulletItem', text: 'Punkt eins' },
        { kind: 'bulletItem', text: 'Punkt zwei, etwas länger' },
      ],
    },
    { heading: 'Zweiter Teil', blocks: [{ kind: 'paragraph', text: `Zweiter: ${words(60, 4)}.` }] },
  ],
  details: [
    { key: 'Ort', value: 'Hamburg' },
    { key: 'Quellen', value: 'Hafenamt' },
    { key: 'Datum', value: '' },
  ],
}

/** Some 20,000 words in 70 sections, in the plain-text form. */
function longText(): string {
  const lines = ['Ein langer Text', '']
  for (let section = 0; section < 70; section += 1) {
    if (section > 0) lines.push(`Abschnitt ${section}`)
    for (let block = 0; block < 4; block += 1)
      lines.push(`Absatz ${section}.${block}: ${words(70, section + block)}.`)
  }
  return [...lines, 'Details | |', '---|---|', 'Ort | Hamburg |', 'Quellen | Hafenamt |'].join('\n')
}

/** Presses the same keys in the editor and in a plain copy of it; from several places. */
async function expectAsPlain(
  person: Person,
  runs: readonly { from: CaretPlace; keys: readonly string[] }[],
): Promise<void> {
  const traces: string[][] = []
  for (const { from, keys } of runs) {
    await startAt(person.editor, from)
    traces.push(await caretTrace(person, person.editor, keys))
  }
  const plain = await plainCopy(person)
  for (const [index, { from, keys }] of runs.entries()) {
    await startAt(plain, from)
    expect(traces[index]).toEqual(await caretTrace(person, plain, keys))
  }
}

/** Whether the caret is on the visible part of the page. */
async function expectCaretInView(person: Person): Promise<void> {
  await expect
    .poll(() =>
      person.page.evaluate(() => {
        const selection = window.getSelection()
        if (!selection?.focusNode) return false
        const range = document.createRange()
        range.setStart(selection.focusNode, selection.focusOffset)
        const rect =
          range.getClientRects()[0] ??
          selection.focusNode.parentElement?.getBoundingClientRect() ??
          new DOMRect()
        return rect.bottom > 0 && rect.top < window.innerHeight
      }),
    )
    .toBe(true)
}

test('arrows, Home, End, words and pages go where they go in any text of the browser', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  await anna.open(await anna.createArticle(article))
  await expectAsPlain(anna, [
    {
      from: { block: 1, offset: 12 },
      keys: [
        ...times(14, 'ArrowDown'),
        ...times(6, 'ArrowUp'),
        'End',
        'ArrowDown',
        'ArrowDown',
        'Home',
        'ArrowDown',
        'ArrowUp',
        'ArrowUp',
        ...times(8, 'Control+ArrowRight'),
        ...times(20, 'Control+ArrowLeft'),
      ],
    },
    {
      from: { block: 5, offset: 3 },
      keys: [
        'End',
        'ArrowRight',
        'ArrowLeft',
        'Home',
        'ArrowLeft',
        'ArrowRight',
        ...times(4, 'Shift+ArrowDown'),
        ...times(2, 'Shift+ArrowUp'),
        'Shift+End',
        'Shift+Home',
        'ArrowLeft',
        'Shift+Control+ArrowRight',
        'ArrowRight',
        'PageDown',
        'PageUp',
        'Shift+PageDown',
        'ArrowUp',
        'Control+Home',
        'ArrowDown',
        'Control+End',
      ],
    },
    { from: { block: 12, offset: 5 }, keys: [...times(24, 'ArrowUp'), 'Control+Shift+Home'] },
  ])
})

test('keys go through sections that are not laid out', async ({ newsroom }) => {
  // The plain copy is laid out as a whole with every key.
  test.slow()
  const anna = await newsroom.person('reporter')
  const id = await anna.importText(longText())
  await anna.open(id)
  await test.step('to the end and back to the beginning, and typing goes there', async () => {
    await startAt(anna.editor, { block: 5, offset: 3 })
    await anna.press('Control+End')
    await expectCaretInView(anna)
    await anna.type('E')
    await anna.press('Control+Home')
    await expectCaretInView(anna)
    await anna.type('A')
    const stored = await expectSame(id, anna)
    expect([stored[0], stored.at(-1)]).toEqual(['A', 'HafenamtE'])
  })
  await test.step('page by page, always forward, always in view', async () => {
    await startAt(anna.editor, { block: 6, offset: 3 })
    let before = await caretPlace(anna.editor)
    for (let page = 0; page < 12; page += 1) {
      await anna.press('PageDown')
      await expectCaretInView(anna)
      const place = await caretPlace(anna.editor)
      expect(place?.block ?? -1).toBeGreaterThan(before?.block ?? -1)
      before = place
    }
    for (let page = 0; page < 6; page += 1) {
      await anna.press('PageUp')
      await expectCaretInView(anna)
      const place = await caretPlace(anna.editor)
      expect(place?.block ?? -1).toBeLessThan(before?.block ?? -1)
      before = place
    }
    await anna.type('P')
    const text = await anna.editor
      .locator('section > *')
      .nth((before?.block ?? 0) - 6)
      .textContent()
    expect(text?.slice(before?.offset ?? 0, (before?.offset ?? 0) + 1)).toBe('P')
  })
  await test.step('a selection from the middle to the end has all of it', async () => {
    const blocks = await anna.blocks.count()
    await startAt(anna.editor, { block: 6 + blocks - 3, offset: 0 })
    await anna.press('Control+Shift+End')
    await anna.press('Delete')
    await anna.page.keyboard.insertText('Schluss.')
    await expect(anna.blocks).toHaveCount(blocks - 2)
    await expect(anna.blocks.last()).toHaveText('Schluss.')
    await anna.press('Control+z', 'Control+z')
    await expect(anna.blocks).toHaveCount(blocks)
  })
  await test.step('a click far down, after scrolling there', async () => {
    const { x, y } = await pointAt(anna.block('Absatz 40.2:'), '40.2', 'begin')
    await anna.page.mouse.click(x, y)
    await anna.type('K')
    await expect(anna.block('Absatz K40.2:')).toBeVisible()
  })
  await expectSame(id, anna)
  await test.step('line by line as in a text that is laid out', async () => {
    const last = 6 + (await anna.blocks.count()) - 1
    await expectAsPlain(anna, [
      { from: { block: 8, offset: 20 }, keys: times(35, 'ArrowDown') },
      { from: { block: last, offset: 20 }, keys: times(35, 'ArrowUp') },
    ])
  })
})

test('arrows, Home and End in the cells of the details', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle(article)
  await anna.open(id)
  const last = 6 + (await anna.blocks.count()) - 1
  const place = async () => caretPlace(anna.editor)
  const cell = (row: number, column: 0 | 1) => last + 1 + row * 2 + column
  await startAt(anna.editor, { block: cell(0, 1), offset: 2 })
  for (const [key, block, offset] of [
    ['End', cell(0, 1), 7],
    ['Home', cell(0, 1), 0],
    ['ArrowLeft', cell(0, 0), 3],
    ['ArrowRight', cell(0, 1), 0],
    ['ArrowRight', cell(0, 1), 1],
    ['ArrowDown', cell(1, 1), 1],
    ['ArrowDown', cell(2, 1), 0],
    ['ArrowUp', cell(1, 1), 0],
    ['End', cell(1, 1), 8],
    ['ArrowRight', cell(2, 0), 0],
    ['End', cell(2, 0), 5],
    ['ArrowRight', cell(2, 1), 0],
    ['ArrowLeft', cell(2, 0), 5],
    ['ArrowUp', cell(1, 0), 5],
    ['ArrowUp', cell(0, 0), 3],
  ] as const) {
    await anna.press(key)
    expect({ key, ...(await place()) }).toEqual({ key, block, offset })
  }
  await anna.press('ArrowUp')
  expect((await place())?.block).toBe(last)
  await anna.press('ArrowDown')
  expect((await place())?.block).toBeGreaterThan(last)
  await anna.press('Home', 'ArrowLeft')
  await anna.type('m')
  await expectSame(id, anna)
})
