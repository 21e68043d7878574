import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { bodyLines } from './articleJson.ts'
import { expect, test } from './newsroom.ts'

/** What programs put on the clipboard, as the tests of the editor know it. */
const programs = path.join(import.meta.dirname, '../packages/binding/src/commands/clipboard/fixtures')
const word = await readFile(path.join(programs, 'wordWindows.html'), 'utf8')
const googleDocs = await readFile(path.join(programs, 'googleDocs.html'), 'utf8')
const excel = await readFile(path.join(programs, 'excel.html'), 'utf8')

const WORD_LINES = [
  '# Hafen Hamburg sperrt den Kai',
  'Hamburg - Die Hafenbehörde hat den Kai am Burchardkai gesperrt. Wie lange, ist offen. Der Schaden beträgt rund 5\u00A0Millionen Euro, teilte die Behörde mit.',
  '# Was bekannt ist',
  'bulletItem: Zwei Kräne sind beschädigt',
  'bulletItem: einer davon schwer',
  'bulletItem: Niemand wurde verletzt',
  'orderedItem: Zuerst wird geräumt',
  'orderedItem: mit Kränen vom Nachbarkai',
  'quote: „Wir prüfen jede Schraube“, sagte die Sprecherin.',
  'Der Betrieb soll am Montag wieder anlaufen.',
  'Am Kai liegen drei Schiffe.',
]
const DOCS_LINES = [
  '# Streit um die Brücke',
  'Der Rat hat mit 31 zu 30 Stimmen für den Neubau gestimmt, wie der Rundfunk meldet.',
  'Erste Zeile',
  'zweite Zeile',
  'bulletItem: Kosten: 80 Millionen Euro',
  'bulletItem: davon die Hälfte vom Bund',
  'bulletItem: Bauzeit: drei Jahre',
  'orderedItem: Planung',
  'orderedItem: Bau',
  '# Tabelle',
]

const article = {
  headline: 'Aus anderen Programmen',
  lead: { text: 'Ein Vorspann.' },
  sections: [
    {
      heading: '',
      blocks: [
        { kind: 'paragraph', text: 'Erster Absatz.' },
        { kind: 'paragraph', text: 'Zweiter Absatz.' },
        { kind: 'paragraph', text: 'Dritter Absatz.' },
      ],
    },
  ],
  details: [{ key: 'Quelle', value: 'Hafenamt' }],
}

const shown = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/^(?:# |[a-zA-Z]+Item: |quote: )/u, ''))

test('what two people paste from Word and Google Docs at once arrives for both, and nothing else does', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const id = await anna.createArticle(article)
  await Promise.all([anna.open(id), ben.open(id)])

  await anna.putCaret(anna.block('Erster Absatz.'), 'end')
  await ben.putCaret(ben.block('Zweiter Absatz.'), 'end')
  await Promise.all([
    anna.paste({ 'text/html': word, 'text/plain': 'Hafen Hamburg sperrt den Kai' }),
    ben.paste({ 'text/html': googleDocs, 'text/plain': 'Streit um die Brücke' }),
  ])
  await Promise.all([anna.type(' Anna schreibt weiter.'), ben.type(' Ben schreibt weiter.')])

  const lines = [
    'Erster Absatz.',
    ...WORD_LINES.slice(0, -1),
    `${WORD_LINES.at(-1)} Anna schreibt weiter.`,
    'Zweiter Absatz.',
    ...DOCS_LINES,
    'Ort | Köln Ben schreibt weiter.',
    'Dritter Absatz.',
  ]
  for (const person of [anna, ben]) await expect(person.blocks).toHaveText(shown(lines))
  await anna.expectSaved()
  await ben.expectSaved()

  const stored = await anna.storedArticle(id)
  expect(bodyLines(stored)).toEqual(lines)
  const blocks = stored.sections.flatMap((section) => section.blocks)
  const runsOf = (start: string) => {
    const { text = '', runs = [] } = blocks.find((block) => block.text.startsWith(start)) ?? {}
    return runs.map(({ from, to, ...format }) => [text.slice(from, to), format])
  }
  expect(runsOf('Hamburg - ')).toEqual([
    ['Hamburg', { bold: true }],
    ['Burchardkai', { italic: true }],
    ['offen', { bold: true, italic: true }],
    ['Behörde', { link: 'https://www.hafen-hamburg.example/presse/2026?id=17' }],
  ])
  expect(runsOf('Der Rat hat')).toEqual([
    ['mit 31 zu 30 Stimmen', { bold: true }],
    ['Neubau', { italic: true }],
    ['Rundfunk', { link: 'https://www.rundfunk.example/bruecke?id=4' }],
  ])
  for (const person of [anna, ben]) {
    await person.page.reload()
    await expect(person.blocks).toHaveText(shown(lines))
  }
})

test('a paste is one step of undo, and leaves what the other wrote', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const id = await anna.createArticle(article)
  await Promise.all([anna.open(id), ben.open(id)])
  await anna.putCaret(anna.block('Erster Absatz.'), 'end')
  await anna.paste({ 'text/html': word, 'text/plain': 'x' })
  await expect(ben.block('Am Kai liegen')).toBeVisible()
  await ben.putCaret(ben.block('Am Kai liegen'), 'end')
  await ben.type(' Sagt Ben.')
  await expect(anna.block('Am Kai liegen')).toContainText('Sagt Ben.')
  await anna.press('ControlOrMeta+z')
  for (const person of [anna, ben]) {
    await expect(person.editor).not.toContainText('Hafenbehörde')
    await expect(person.editor).toContainText('Sagt Ben.')
  }
})

test('a table becomes rows of the details, a long text is no headline', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const id = await anna.createArticle(article)
  await Promise.all([anna.open(id), ben.open(id)])
  await anna.putCaret(anna.detailsCell('value', 0), 'end')
  await anna.paste({
    'text/html': excel,
    'text/plain': 'Ort\tSotschi, Russland\nEinwohner\t466.000\nQuellen\t',
  })
  await expect(ben.detailsRows).toHaveCount(4)

  await anna.putCaret(anna.field('headline'), 'end')
  await anna.paste({ 'text/plain': 'Wort '.repeat(500) })
  await expect(anna.page.getByText('Nothing was pasted')).toBeVisible()
  await expect(anna.page.getByText('hold 2000 characters at most')).toBeVisible()
  await anna.expectSaved()
  const stored = await anna.storedArticle(id)
  expect(stored.headline).toBe('Aus anderen Programmen')
  expect(stored.details).toEqual([
    { key: 'Quelle', value: 'Hafenamt' },
    { key: 'Ort', value: 'Sotschi, Russland' },
    { key: 'Einwohner', value: '466.000' },
    { key: 'Quellen', value: '' },
  ])
})

test('the whole article, cut and pasted with real keys, is the same article', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const id = await anna.createArticle(article)
  await Promise.all([anna.open(id), ben.open(id)])
  await anna.putCaret(anna.block('Zweiter Absatz.'), 'end')
  await anna.paste({ 'text/html': word, 'text/plain': 'x' })
  await anna.expectSaved()
  const before = await anna.storedArticle(id)

  await anna.press('ControlOrMeta+a', 'ControlOrMeta+a', 'ControlOrMeta+x')
  await expect(ben.editor).not.toContainText('Absatz')
  await anna.press('ControlOrMeta+v')
  await expect(ben.block('Dritter Absatz.')).toBeVisible()
  await anna.expectSaved()
  expect(await anna.storedArticle(id)).toEqual(before)
})
