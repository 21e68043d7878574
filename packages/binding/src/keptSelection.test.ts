import { articleSchema } from '@stet/article'
import { article, p, row, section } from '@stet/article/testing'
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { addDetailsRow } from './commands/addDetailsRow.ts'
import { enter } from './commands/enter.ts'
import { moveSection } from './commands/moveSection.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const BYTES = articleBytes(
  article(
    'H',
    section('', p('Anfang')),
    section('Eins', p('erster')),
    section('Zwei', p('zweiter'), p('letzter')),
    row('Ort', 'Rom'),
    row('Zeit', 'heute'),
  ),
)

/** Anna's tab and Ben's, whose caret stands behind a text. */
function together(text: string, offset = text.length) {
  const anna = new Tab(BYTES)
  const ben = new Tab(BYTES, { user: 'ben' }).caretAt(text, offset)
  return { anna, ben }
}

/** Anna moves the section up, or the one above it down when she sees Ben in it. */
function moveUp(anna: Tab, heading: string, busyAt: string | null = null): void {
  anna.caretAt(heading)
  const busy = busyAt === null ? -1 : anna.find(busyAt)
  expect(anna.editor.run(moveSection(-1, (from, to) => from <= busy && busy <= to))).toBe(true)
}

describe('where a selection is after others changed the text', () => {
  it('[B22] at the end of a block it stays there when a block comes behind it', () => {
    const { anna, ben } = together('zweiter')
    const block = articleSchema.node('paragraph', null, [articleSchema.text('neu')])
    anna.editor.dispatch(anna.state.tr.insert(anna.find('zweiter', 8), block))
    anna.sync(ben)
    expect(ben.lines).toContain('p: zweiter|')
    ben.type('x')
    expect(ben.lines.slice(-6, -2)).toEqual(['h: Zwei', 'p: zweiterx|', 'p: neu', 'p: letzter'])
  })

  it('[B22] at the end of a block it stays there when text and blocks with headings come at once', () => {
    const { anna, ben } = together('erster')
    anna.caretAt('erster', 6).type('!')
    anna.editor.run(enter)
    anna.type('mehr')
    const heading = articleSchema.node('sectionHeading', null, [articleSchema.text('Neu')])
    const block = articleSchema.node('paragraph', null, [articleSchema.text('dort')])
    const at = anna.find('mehr', 5)
    anna.editor.dispatch(anna.state.tr.insert(at + 1, articleSchema.node('section', null, [heading, block])))
    anna.sync(ben)
    expect(ben.lines.slice(2, 8)).toEqual([
      'h: Eins',
      'p: erster!|',
      'p: mehr',
      'h: Neu',
      'p: dort',
      'h: Zwei',
    ])
  })

  it('[B22] in the middle of a block that somebody splits there it goes with what is to its right', () => {
    const { anna, ben } = together('zweiter', 4)
    anna.caretAt('zweiter', 4)
    anna.editor.run(enter)
    anna.sync(ben)
    expect(ben.lines).toContain('p: |ter')
  })

  it('[B22] at the end of a cell it stays there when rows come and go around it', () => {
    for (const text of ['Ort', 'Rom', 'Zeit', 'heute']) {
      const { anna, ben } = together(text)
      const before = ben.lines.find((line) => line.includes('|'))
      anna.caretAt('Ort')
      anna.editor.run(addDetailsRow)
      anna.type('neu')
      anna.caretAt('heute')
      anna.editor.run(addDetailsRow)
      anna.sync(ben)
      expect(ben.lines).toContain(before)
    }
  })

  it('[B21] [B22] it stays in its own block when an equal one comes before that', () => {
    const bytes = articleBytes(article('H', section('', p(''))))
    const ben = new Tab(bytes, { user: 'ben' })
    const start = ben.state.doc.content.size - 4
    ben.editor.dispatch(ben.state.tr.setSelection(TextSelection.create(ben.state.doc, start)))
    ben.type('o')
    const anna = new Tab(bytes)
    anna.doc.clientID = 1
    anna.doc.getText('body').insert(0, 'o')
    anna.sync(ben)
    expect(ben.lines.slice(-2)).toEqual(['p: o', 'p: o|'])
  })

  it('[B22] it goes with the section that somebody moves, and so does what is typed then', () => {
    for (const [text, typed] of [
      ['letzter', 'p: letzterx|'],
      ['zweiter', 'p: zweiterx|'],
      ['Zwei', 'h: Zweix|'],
    ] as const) {
      const { anna, ben } = together(text)
      moveUp(anna, 'Zwei')
      anna.sync(ben)
      ben.type('x')
      anna.sync(ben)
      expect(ben.lines).toContain(typed)
      const order = anna.lines.map((line) => line.replaceAll(/[x|]/g, ''))
      expect(order.slice(2, 7)).toEqual(['h: Zwei', 'p: zweiter', 'p: letzter', 'h: Eins', 'p: erster'])
    }
  })

  it('[B22] it stays at the end of the last section when the one before is moved behind it instead', () => {
    const { anna, ben } = together('letzter')
    moveUp(anna, 'Zwei', 'letzter')
    anna.sync(ben)
    ben.type('x')
    anna.sync(ben)
    expect(ben.lines.slice(2, 7)).toEqual(['h: Zwei', 'p: zweiter', 'p: letzterx|', 'h: Eins', 'p: erster'])
    expect(anna.stored('body')).toContain('letzterx{h}Eins')
  })

  it('[B22] a selection goes with what it is in', () => {
    const { anna, ben } = together('zweiter')
    ben.select('zwei')
    moveUp(anna, 'Zwei')
    anna.sync(ben)
    expect(ben.lines.slice(2, 4)).toEqual(['h: Zwei', 'p: [zwei]ter'])
  })

  it('[B22] of a selection of which one end is moved away the caret is left', () => {
    const { anna, ben } = together('zweiter')
    const selection = TextSelection.create(ben.state.doc, ben.find('erster', 2), ben.find('zweiter', 3))
    ben.editor.dispatch(ben.state.tr.setSelection(selection))
    moveUp(anna, 'Zwei')
    anna.sync(ben)
    expect(ben.lines.slice(2, 4)).toEqual(['h: Zwei', 'p: zwe|iter'])
  })

  it('[B2] [B19] text on its way into a section while that is moved is not lost, and stays where the section was', () => {
    const { anna, ben } = together('letzter')
    ben.type('x')
    moveUp(anna, 'Zwei')
    anna.sync(ben)
    expect(ben.lines.slice(2, 7)).toEqual(['h: Zwei', 'p: zweiter', 'p: letzter', 'h: Eins', 'p: ersterx|'])
  })
})
