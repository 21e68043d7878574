import { articleSchema } from '@stet/article'
import { EditorView } from '@tiptap/pm/view'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { articleCommandPlugins } from './articleCommandPlugins.ts'
import { linesOf, stateOf } from './testing/articleNotation.ts'

let view: EditorView
let undone: string[] = []

beforeEach(() => {
  undone = []
})
afterEach(() => {
  view.destroy()
  document.body.replaceChildren()
})

describe('keys in a real browser', () => {
  it('writes an article with the keyboard alone', async () => {
    open(['kicker: |', 'p:'])
    await userEvent.keyboard(
      'Krieg{Enter}Putin lobt Trump{Enter}{Enter}{Enter}Sotschi{Enter}Lead{Enter}One{Enter}Two',
    )
    await userEvent.keyboard('{Control>}{Alt>}{Enter}{/Alt}{/Control}Head{Enter}Three')
    expect(linesOf(view.state)).toEqual([
      'kicker: Krieg',
      'headline: Putin lobt Trump',
      'dateline: Sotschi',
      'lead: Lead',
      'p: One',
      'p: Two',
      'h: Head',
      'p: Three|',
    ])
  })
  it('makes typographic quotes and takes them back with Backspace', async () => {
    open(['p: |'])
    await userEvent.keyboard('"Ja"')
    expect(linesOf(view.state)).toEqual(['p: „Ja“|'])
    await userEvent.keyboard('{Backspace}')
    expect(linesOf(view.state)).toEqual(['p: „Ja"|'])
    await userEvent.keyboard('{Backspace}')
    expect(linesOf(view.state)).toEqual(['p: „Ja|'])
  })
  it('deletes inside of a text as the browser does', async () => {
    open(['p: a👨‍👩‍👧|b', 'p: c'])
    await userEvent.keyboard('{Backspace}')
    expect(linesOf(view.state)).toEqual(['p: a|b', 'p: c'])
    await userEvent.keyboard('{Delete}{Delete}')
    expect(linesOf(view.state)).toEqual(['p: a|c'])
  })
  it('types over a selection across fields', async () => {
    open(['headline: a[b', 'lead: c', 'p: d]e', 'row: f = g'])
    await userEvent.keyboard('xy')
    expect(linesOf(view.state)).toEqual(['headline: axy|', 'p: e', 'row: f = g'])
  })
  it('goes through the details and leaves them', async () => {
    open(['p: x', 'row: Ort| = '])
    const behind = document.body.appendChild(document.createElement('button'))
    await userEvent.keyboard('{Tab}Sotschi{Tab}Quellen{Enter}dpa')
    expect(linesOf(view.state)).toEqual(['p: x', 'row: Ort = Sotschi', 'row: Quellen = dpa|'])
    await userEvent.keyboard('{Escape}{Tab}')
    expect(document.activeElement).toBe(behind)
  })
  it('leaves from a paragraph with Tab', async () => {
    open(['p: x|'])
    const behind = document.body.appendChild(document.createElement('button'))
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).toBe(behind)
  })
  it('moves blocks, makes lists, undoes', async () => {
    open(['p: a', 'p: b|'])
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}')
    expect(linesOf(view.state)).toEqual(['p: b|', 'p: a'])
    await userEvent.keyboard('{Control>}{Shift>}8{/Shift}z{/Control}')
    expect(linesOf(view.state)).toEqual(['ul: b|', 'p: a'])
    expect(undone).toEqual(['undo'])
  })
})

describe('clipboard in a real browser', () => {
  it('copies and pastes blocks', () => {
    open(['p: [a', 'h: b', 'ul: c]'])
    const data = clipboardEvent('copy')
    expect(data.getData('text/plain')).toBe('a\n\nb\n\nc')
    open(['p: x|y'])
    clipboardEvent('paste', data)
    expect(linesOf(view.state)).toEqual(['p: xa', 'h: b', 'ul: c|', 'p: y'])
  })
  it('pastes into a field as one line', () => {
    open(['headline: x|', 'p: y'])
    clipboardEvent('paste', transfer({ 'text/html': '<h1>a</h1><p><b>b</b></p>', 'text/plain': 'a\nb' }))
    expect(linesOf(view.state)).toEqual(['headline: xa b|', 'p: y'])
  })
  it('pastes text alone with Shift', () => {
    open(['p: x|'])
    view.dom.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'V', code: 'KeyV', ctrlKey: true, shiftKey: true, bubbles: true }),
    )
    clipboardEvent('paste', transfer({ 'text/html': '<h1>a</h1><ul><li>b</li></ul>', 'text/plain': 'a\nb' }))
    expect(linesOf(view.state)).toEqual(['p: xa', 'p: b|'])
  })
  it('cuts every field by itself', () => {
    open(['headline: a[b', 'lead: c', 'p: d]e'])
    const data = clipboardEvent('cut')
    expect(data.getData('text/plain').split(/\n+/u)).toEqual(['b', 'c', 'd'])
    expect(linesOf(view.state)).toEqual(['headline: a|', 'p: e'])
  })
  it('takes no picture and no file', () => {
    open(['p: x|'])
    clipboardEvent('paste', transfer({ 'text/html': '<img src="x.png">' }))
    clipboardEvent('paste', transfer({}))
    expect(linesOf(view.state)).toEqual(['p: x|'])
  })
  it('pastes rows at a row', () => {
    open(['p: x', 'row: a| = b'])
    clipboardEvent('paste', transfer({ 'text/plain': 'Ort | Sotschi |\nQuellen |' }))
    expect(linesOf(view.state)).toEqual(['p: x', 'row: a = b', 'row: Ort = Sotschi', 'row: Quellen = |'])
  })
  it('takes what a program pastes', () => {
    open(['p: x|', 'p: y'])
    view.pasteHTML('<h2>a</h2><p>b</p>')
    expect(linesOf(view.state)).toEqual(['p: x', 'h: a', 'p: b|', 'p: y'])
    view.pasteText('c')
    expect(linesOf(view.state)).toEqual(['p: x', 'h: a', 'p: bc|', 'p: y'])
  })
  it('changes nothing in a read-only article', () => {
    open(['p: [x]'], false)
    clipboardEvent('cut')
    clipboardEvent('paste', transfer({ 'text/plain': 'a' }))
    expect(linesOf(view.state)).toEqual(['p: [x]'])
  })
})

describe('drag and drop in a real browser', () => {
  it('drops text from outside into the field under it', () => {
    open(['headline: Headline', 'p: x|'])
    drop('headline', transfer({ 'text/plain': 'a\nb' }))
    const [headline] = linesOf(view.state)
    expect(headline).toMatch(/^headline: .*a b\|/u)
    expect(linesOf(view.state)[1]).toBe('p: x')
  })
  it('moves text between fields, joining nothing', () => {
    open(['headline: Headline', 'lead: a[b', 'p: c]d'])
    const { dom, slice } = view.serializeForClipboard(view.state.selection.content())
    view.dragging = { slice, move: true }
    drop('headline', transfer({ 'text/html': dom.innerHTML }))
    const lines = linesOf(view.state)
    expect(lines[0]).toMatch(/^headline: .*b c\|/u)
    expect(lines.slice(1)).toEqual(['lead: a', 'p: d'])
  })
})

describe('what the browser does by itself', () => {
  it.each<[string, string[], string, [string, number], [string, number], string[]]>([
    [
      'deletes over fields per field',
      ['headline: ab|', 'p: cd'],
      'deleteContentBackward',
      ['headline', 1],
      ['body', 1],
      ['headline: a|', 'p: cd'],
    ],
    [
      'deletes a word not beyond its field',
      ['headline: ab', 'lead:  |cd', 'p: x'],
      'deleteWordBackward',
      ['headline', 1],
      ['lead', 1],
      ['headline: ab', 'lead: |cd', 'p: x'],
    ],
    [
      'deletes forward at a border',
      ['headline: ab|', 'p: cd'],
      'deleteContentForward',
      ['headline', 2],
      ['body', 0],
      ['headline: ab|', 'p: cd'],
    ],
    [
      'replaces over fields per field',
      ['headline: ab|', 'p: cd'],
      'insertReplacementText',
      ['headline', 1],
      ['body', 1],
      ['headline: ax|', 'p: d'],
    ],
  ])('%s', (_name, lines, inputType, from, to, expected) => {
    open(lines)
    const event = new InputEvent('beforeinput', {
      inputType,
      data: inputType.startsWith('insert') ? 'x' : null,
      bubbles: true,
      cancelable: true,
      targetRanges: [range(from, to)],
    })
    view.dom.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    expect(linesOf(view.state)).toEqual(expected)
  })
  it('leaves changes inside of a block alone', () => {
    open(['p: abc|'])
    const event = new InputEvent('beforeinput', {
      inputType: 'deleteContentBackward',
      bubbles: true,
      cancelable: true,
      targetRanges: [range(['body', 1], ['body', 2])],
    })
    view.dom.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
  })
  it.each([
    ['historyUndo', 'undo'],
    ['historyRedo', 'redo'],
  ])('makes %s ours', (inputType, expected) => {
    open(['p: abc|'])
    view.dom.dispatchEvent(new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true }))
    expect(undone).toEqual([expected])
  })
  it('makes formats ours and refuses others', () => {
    open(['p: [abc]'])
    for (const inputType of ['formatBold', 'formatUnderline']) {
      const event = new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true })
      view.dom.dispatchEvent(event)
      expect(event.defaultPrevented).toBe(true)
    }
    expect(view.state.doc.nodeAt(view.state.selection.from)?.marks.map(({ type }) => type.name)).toEqual([
      'bold',
    ])
  })
  it('makes room for a composition over fields before it begins', () => {
    open(['headline: a[b', 'p: c]d'])
    view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', keyCode: 229, bubbles: true }))
    expect(linesOf(view.state)).toEqual(['headline: a|', 'p: d'])
  })
})

function open(lines: string[], isEditable = true): void {
  if (document.querySelector('.ProseMirror')) view.destroy()
  const place = document.body.appendChild(document.createElement('main'))
  const plugins = articleCommandPlugins({
    schema: articleSchema,
    language: () => 'de',
    undo: remember('undo'),
    redo: remember('redo'),
  })
  view = new EditorView(place, { state: stateOf(lines, plugins), editable: () => isEditable })
  view.focus()
}

function remember(what: string): () => boolean {
  return () => undone.push(what) > 0
}

function transfer(content: Readonly<Record<string, string>>): DataTransfer {
  const data = new DataTransfer()
  for (const [type, text] of Object.entries(content)) data.setData(type, text)
  return data
}

function clipboardEvent(
  type: 'copy' | 'cut' | 'paste',
  clipboardData: DataTransfer = new DataTransfer(),
): DataTransfer {
  view.dom.dispatchEvent(new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }))
  return clipboardData
}

function drop(field: string, dataTransfer: DataTransfer): void {
  const box = view.dom.querySelector(`[data-field="${field}"]`)?.getBoundingClientRect()
  if (!box) throw new Error(`No field ${field}`)
  const clientX = box.left + 30
  const clientY = box.top + box.height / 2
  view.dom.dispatchEvent(
    new DragEvent('drop', { dataTransfer, clientX, clientY, bubbles: true, cancelable: true }),
  )
}

/** From an offset of one textblock to one of another; `body` is the first block of the body. */
function range(from: [string, number], to: [string, number]): StaticRange {
  const [start, end] = [from, to].map(([name, offset]) => {
    const selector = name === 'body' ? '[data-block="paragraph"]' : `[data-field="${name}"]`
    const element = view.dom.querySelector(selector)
    const text = element?.firstChild
    if (!element || !text) throw new Error(`No text in ${name}`)
    return text.nodeType === Node.TEXT_NODE ? { container: text, offset } : { container: element, offset: 0 }
  })
  if (!start || !end) throw new Error('No range')
  return new StaticRange({
    startContainer: start.container,
    startOffset: start.offset,
    endContainer: end.container,
    endOffset: end.offset,
  })
}
