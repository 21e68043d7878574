import { articleSchema } from '@stet/article'
import type { Mark, Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { afterEach, describe, expect, it } from 'vitest'
import { articleCommandPlugins } from '../articleCommandPlugins.ts'
import { linesOf, stateOf } from '../testing/articleNotation.ts'
import agencyPage from './fixtures/agencyPage.html?raw'
import excel from './fixtures/excel.html?raw'
import wordMac from './fixtures/wordMac.html?raw'
import type { PasteLimit } from './PasteLimit.ts'

const EVERYTHING = [
  'kicker: Kicker',
  'headline: Headline  with two  spaces ',
  'lead: Lead',
  'p: one bold italic linked',
  'h: two',
  'q: three',
  'ul: four',
  'ul3: five',
  'ol1: six',
  'fig: caption',
  'x: unknown',
  'p:',
  'box: seven',
  'box: ',
  'h: eight',
  'p:  spaces  at its ends ',
  'row: Ort = Sotschi, Russland',
  'row: Quellen',
]

let view: EditorView | null = null
let refused: PasteLimit[] = []

afterEach(() => {
  view?.destroy()
  view = null
  refused = []
  document.body.replaceChildren()
})

describe('[B61] cut and paste inside of an article', () => {
  it('of everything gives everything back', () => {
    const before = open(richState())
    const data = cut(before.state.doc, 0, before.state.doc.content.size)
    expect(shown().doc.textContent).toBe('')
    expect(data.getData('text/plain')).toContain('Ort\tSotschi, Russland')
    paste(data)
    expect(stored(shown().doc)).toEqual(stored(before.state.doc))
  })
  it('of the body gives images, unknown blocks, indents, formats, links, spaces and empty blocks back', () => {
    const before = open(richState())
    const { from, to } = bodyOf(before.state.doc)
    const data = cut(before.state.doc, from, to)
    expect(linesOf(shown()).filter((line) => /^(?:p|h|q|ul|ol|fig|x|box)\d?:/u.test(line))).toHaveLength(1)
    paste(data)
    expect(stored(shown().doc)).toEqual(stored(before.state.doc))
  })
  it('of words keeps their spaces and formats', () => {
    const before = open(richState())
    const { from } = bodyOf(before.state.doc)
    const data = cut(before.state.doc, from + 4, from + 16)
    expect(data.getData('text/html')).toContain('<strong>bold</strong>')
    paste(data)
    expect(stored(shown().doc)).toEqual(stored(before.state.doc))
  })
  it('of rows gives rows back', () => {
    const before = open(stateOf(['p: x', 'row: [a = b', 'row: c = ', 'row: e = f]', 'row: g = h'], plugins()))
    const data = clipboardEvent('cut', new DataTransfer())
    expect(linesOf(shown())).toEqual(['p: x', 'row: | =', 'row:  =', 'row:  =', 'row: g = h'])
    paste(data)
    expect(stored(shown().doc)).toEqual(stored(before.state.doc))
  })
  it('brings blocks into another place as what they were', () => {
    open(richState())
    const { from, to } = bodyOf(shown().doc)
    const data = copy(shown().doc, from, to)
    open(stateOf(['headline: x', 'p: a|b', 'row: '], plugins()))
    paste(data)
    expect(linesOf(shown())).toEqual([
      'headline: x',
      'p: aone bold italic linked',
      ...EVERYTHING.slice(4, 15).map((line) => line.trimEnd()),
      'p:  spaces  at its ends |b',
      'row:',
    ])
    const [figure] = blocksNamed('figure')
    const [unknown] = blocksNamed('unknownBlock')
    expect(figure?.attrs['image']).toBe('7')
    expect(unknown?.attrs['marker']).toBe('{"k":"unknown"}')
  })
  it('is one line in a headline', () => {
    open(richState())
    const { from, to } = bodyOf(shown().doc)
    const data = copy(shown().doc, from, to)
    open(stateOf(['headline: x|y', 'p: a'], plugins()))
    paste(data)
    expect(linesOf(shown())).toEqual([
      'headline: xone bold italic linked two three four five six caption unknown seven eight  spaces  at its ends |y',
      'p: a',
    ])
  })
  it('takes no marker that could not be stored', () => {
    open(stateOf(['p: |'], plugins()))
    const deep = JSON.stringify({ k: 'x', a: 'y'.repeat(9_000) })
    const html = [deep, '{', '{"k":"h"}', '{"k":"chart","rows":[1]}']
      .map((marker) => `<p data-block="unknownBlock" data-marker='${marker}'>a</p>`)
      .join('')
    paste(transfer({ 'text/html': `<div data-stet></div>${html}` }))
    expect(linesOf(shown())).toEqual(['p: a', 'p: a', 'h: a', 'x: a|'])
    expect(blocksNamed('unknownBlock')[0]?.attrs['marker']).toBe('{"k":"chart","rows":[1]}')
  })
})

describe('[B62] paste from other programs', () => {
  it('of a table into the details makes rows', () => {
    open(stateOf(['p: x', 'row: a = b|', 'row: z = y'], plugins()))
    paste(
      transfer({ 'text/html': excel, 'text/plain': 'Ort\tSotschi, Russland\nEinwohner\t466.000\nQuellen\t' }),
    )
    expect(linesOf(shown())).toEqual(
      [
        'p: x',
        'row: a = b',
        'row: Ort = Sotschi, Russland',
        'row: Einwohner = 466.000',
        'row: Quellen = |',
        'row: z = y',
      ].map((line) => line.trimEnd()),
    )
  })
  it('of a text with a table into a cell is one line', () => {
    open(stateOf(['p: x', 'row: a = |'], plugins()))
    paste(transfer({ 'text/html': wordMac, 'text/plain': 'Three takeaways' }))
    expect(linesOf(shown())).toEqual([
      'p: x',
      'row: a = Three takeaways Voters stayed home turnout fell to 41.5\u00A0% The council called it “a quiet year”. Place | Town hall, Bristol Source | Council|',
    ])
  })
  it('of a page over a selection of several blocks', () => {
    open(stateOf(['p: a[b', 'q: c', 'ul: d]e', 'p: f'], plugins()))
    paste(transfer({ 'text/html': agencyPage, 'text/plain': 'x' }))
    const lines = linesOf(shown())
    expect(lines.slice(0, 2)).toEqual(['p: a', 'h: Luftfahrt Fluglotsen drohen mit Streik'])
    expect(lines.slice(-2)).toEqual(['p: rechnet mit Ausfällen.|e', 'p: f'])
    expect(refused).toEqual([])
  })
})

describe('[B66] a paste that is too large', () => {
  it('of two megabytes that fit arrives whole', () => {
    open(stateOf(['p: a|'], plugins()))
    const paragraph = `<p class="MsoNormal" style="margin:0cm;mso-pagination:widow-orphan"><span lang="DE">Wort <b>fett</b> ${'Text '.repeat(20)}</span></p>\n`
    const count = Math.ceil((2 * 1024 * 1024) / paragraph.length)
    paste(transfer({ 'text/html': paragraph.repeat(count), 'text/plain': 'x' }))
    expect(refused).toEqual([])
    expect(shown().doc.textContent.match(/fett/gu)).toHaveLength(count)
  })
  it.each<[string, string[], string, PasteLimit]>([
    ['for a headline', ['headline: a|', 'p: x'], `<p>${'Wort '.repeat(500)}</p>`, 'line'],
    ['for an article', ['p: a|'], '<p>Wort</p>'.repeat(20_001), 'blocks'],
    ['in its formats', ['p: a|'], '<p><b>a</b> b</p>'.repeat(10_001), 'formats'],
    ['for a page', ['p: a|'], 'x'.repeat(32 * 1024 * 1024 + 1), 'page'],
  ])('%s changes nothing and says why', (_name, lines, html, limit) => {
    open(stateOf(lines, plugins()))
    paste(transfer({ 'text/html': html, 'text/plain': 'x' }))
    expect(refused).toEqual([limit])
    expect(linesOf(shown())).toEqual(lines)
  })
})

describe('[B61] drag and drop inside of an article', () => {
  it.each([
    ['moves', {}, ['p: a', 'p: cb|d']],
    ['with Ctrl copies', { ctrlKey: true }, ['p: ab', 'p: cb|d']],
  ])('%s words', (_name, keys, expected) => {
    open(stateOf(['p: a[b]', 'p: cd'], plugins()))
    drag(bodyOf(shown().doc).from + 5, keys)
    expect(linesOf(shown())).toEqual(expected)
  })
  it('moves blocks with all that they are', () => {
    open(stateOf(['p: z', 'ul2: [a', 'fig: b', 'x: c', 'p: ]d', 'p: end'], plugins()))
    drag(shown().doc.content.size - 4 - 'end'.length, {})
    expect(linesOf(shown())).toEqual(['p: z', 'p: d', 'ul2: a', 'fig: b', 'x: c', 'p: |end'])
  })
})

function plugins() {
  return articleCommandPlugins({
    schema: articleSchema,
    language: () => 'de',
    undo: () => true,
    redo: () => true,
    onPasteRefused: (limit) => refused.push(limit),
  })
}

/** Everything that an article can hold, the words of its first paragraph formatted as they say. */
function richState(): EditorState {
  const state = stateOf(EVERYTHING, plugins())
  const { from } = bodyOf(state.doc)
  const { tr } = state
  const marks: [string, Mark][] = [
    ['bold', articleSchema.mark('bold')],
    ['italic', articleSchema.mark('italic')],
    ['linked', articleSchema.mark('link', { href: 'https://example.org/?utm_source=own' })],
  ]
  for (const [word, mark] of marks) {
    const start = from + 'one bold italic linked'.indexOf(word)
    tr.addMark(start, start + word.length, mark)
  }
  return state.apply(tr)
}

function open(state: EditorState): { readonly state: EditorState } {
  view?.destroy()
  const place = document.body.appendChild(document.createElement('main'))
  view = new EditorView(place, { state })
  view.focus()
  return { state }
}

function opened(): EditorView {
  if (!view) throw new Error('No editor is open')
  return view
}

function shown(): EditorState {
  return opened().state
}

/** From the first to the last position inside of the body's blocks. */
function bodyOf(doc: Node): { readonly from: number; readonly to: number } {
  let from = 0
  let to = 0
  doc.descendants((node, pos, parent) => {
    if (parent?.type.name !== 'section') return node.type.name === 'section'
    from ||= pos + 1
    to = pos + 1 + node.content.size
    return false
  })
  return { from, to }
}

function select(doc: Node, from: number, to: number): void {
  const editor = opened()
  const selection = TextSelection.between(doc.resolve(from), doc.resolve(to))
  editor.dispatch(editor.state.tr.setSelection(selection))
}

function cut(doc: Node, from: number, to: number): DataTransfer {
  select(doc, from, to)
  return clipboardEvent('cut', new DataTransfer())
}

function copy(doc: Node, from: number, to: number): DataTransfer {
  select(doc, from, to)
  return clipboardEvent('copy', new DataTransfer())
}

/** Through the clipboard of the page: as another tab would read it. */
function paste(data: DataTransfer): void {
  clipboardEvent('paste', data)
}

function clipboardEvent(type: 'copy' | 'cut' | 'paste', clipboardData: DataTransfer): DataTransfer {
  opened().dom.dispatchEvent(new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }))
  return clipboardData
}

function transfer(content: Readonly<Record<string, string>>): DataTransfer {
  const data = new DataTransfer()
  for (const [type, text] of Object.entries(content)) data.setData(type, text)
  return data
}

/** Drags the selection to a position, as a mouse does. */
function drag(position: number, keys: { readonly ctrlKey?: boolean }): void {
  const editor = opened()
  const dataTransfer = new DataTransfer()
  const event = (type: string, place: number) => {
    const { left, top, bottom } = editor.coordsAtPos(place)
    const at = { clientX: left, clientY: (top + bottom) / 2 }
    editor.dom.dispatchEvent(
      new DragEvent(type, { dataTransfer, ...at, ...keys, bubbles: true, cancelable: true }),
    )
  }
  event('dragstart', editor.state.selection.from)
  event('drop', position)
}

function blocksNamed(name: string): readonly Node[] {
  const found: Node[] = []
  shown().doc.descendants((node) => {
    if (node.type.name === name) found.push(node)
  })
  return found
}

/** Whether an empty value has a cell of its own is no difference that anybody sees. */
function stored(doc: Node): unknown {
  return JSON.parse(JSON.stringify(doc.toJSON()).replaceAll('"isVirtual":true', '"isVirtual":false'))
}
