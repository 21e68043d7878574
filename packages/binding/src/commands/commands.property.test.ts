import { TEXT_ROOTS } from '@stet/article'
import type { TextRoot } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { Command, EditorState } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDetailsRow } from './addDetailsRow.ts'
import { backspace } from './backspace.ts'
import { bodyBlocks } from './bodyBlock.ts'
import { arrowAcross, arrowBeside } from './cellNavigation.ts'
import { pastePlainText } from './clipboard/insertPasted.ts'
import { deleteForward } from './deleteForward.ts'
import { deleteWord } from './deleteWord.ts'
import { crossesBlocks } from './deletePerField.ts'
import { enter } from './enter.ts'
import { fieldAt } from './fieldAt.ts'
import { indent, outdent } from './indent.ts'
import { moveHere } from './moveHere.ts'
import { moveBlock } from './moveBlock.ts'
import { newSection } from './newSection.ts'
import { nextField, previousField } from './nextField.ts'
import { removeDetailsRow } from './removeDetailsRow.ts'
import { selectAll } from './selectAll.ts'
import { setBlockKind, toggleBlockKind, toggleList } from './setBlockKind.ts'
import { removeLink, setLink } from './setLink.ts'
import { shiftTab, tab } from './tab.ts'
import { checkSections, stateOf } from './testing/articleNotation.ts'
import { toggleFormat } from './toggleFormat.ts'
import { wholeCharacter } from './wholeCharacter.ts'

/** What a command may do to the text of the fields. */
type Effect =
  /** Nothing: only borders, kinds, formats and the caret change. */
  | 'none'
  /** Blocks or rows change places. */
  | 'order'
  /** Every field loses what is selected of it, nothing else. */
  | 'delete'
  /** As `delete`, except for a selection inside of one field of one line. */
  | 'enter'
  /** As `delete`, and the field where the selection began gets new text. */
  | 'insert'
  /** As `delete`; at a caret its own field may lose something. */
  | 'word'
  /** Only the details may lose something. */
  | 'row'

const COMMANDS: Readonly<Record<string, readonly [Effect, Command]>> = {
  enter: ['enter', enter],
  backspace: ['delete', backspace],
  deleteForward: ['delete', deleteForward],
  deleteWordBefore: ['word', deleteWord(-1)],
  deleteWordBehind: ['word', deleteWord(1)],
  paragraph: ['none', setBlockKind('paragraph')],
  heading: ['none', toggleBlockKind('sectionHeading')],
  quote: ['none', toggleBlockKind('quote')],
  factbox: ['none', setBlockKind('factbox')],
  bullets: ['none', toggleList('bulletItem')],
  numbers: ['none', toggleList('orderedItem')],
  indent: ['none', indent],
  outdent: ['none', outdent],
  tab: ['none', tab],
  shiftTab: ['none', shiftTab],
  newSection: ['none', newSection],
  nextField: ['none', nextField],
  previousField: ['none', previousField],
  selectAll: ['none', selectAll],
  bold: ['none', toggleFormat('bold')],
  link: ['none', setLink('example.org')],
  removeLink: ['none', removeLink],
  arrowLeft: ['none', arrowBeside(-1)],
  arrowDown: ['none', arrowAcross(1)],
  addDetailsRow: ['none', addDetailsRow],
  removeDetailsRow: ['row', removeDetailsRow],
  moveUp: ['order', moveHere(-1)],
  moveDown: ['order', moveHere(1)],
  moveUpBusy: ['order', moveHere(-1, (from) => from % 2 === 0)],
  moveBlockDown: ['order', moveBlock(1, (from) => from % 3 === 0)],
  pasteWords: ['insert', pastePlainText('x😀')],
  pasteLines: ['insert', pastePlainText('x\n😀y\nz')],
  pasteRows: ['insert', pastePlainText('k\tv\n😀\tw')],
}

const START = [
  'headline: Die 😀 „Lage“',
  'lead: Ein 👨‍👩‍👧 Satz.',
  'p: eins 𝒳',
  'h: zwei',
  'ul: drei',
  'ul1: 😀',
  'q:',
  'fig: Bild',
  'x: neu',
  'h: sechs',
  'box: s',
  'row: Ort = Sotschi',
  'row: 😀',
]

interface Press {
  readonly name: string
  /** Where the caret is set before, as shares of the document; null: it stays where it is. */
  readonly at: readonly [number, number] | null
}
const press: fc.Arbitrary<Press> = fc.record({
  name: fc.constantFrom(...Object.keys(COMMANDS)),
  at: fc.option(
    fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }).map((share): [number, number] => [share, share]),
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    ),
    { freq: 4 },
  ),
})

it('any series of keys keeps the article whole and every text in its field', () => {
  let presses = 0
  const property = fc.property(fc.array(press, { minLength: 10, maxLength: 60, size: 'max' }), (series) => {
    let state = stateOf(START)
    for (const { name, at } of series) {
      if (at) state = state.apply(state.tr.setSelection(selectionAt(state.doc, at)))
      const [effect, command] = COMMANDS[name] ?? ['none', enter]
      const before = state
      command(state, (tr) => {
        state = state.apply(tr)
      })
      const problems = problemsOf(before, state, effect)
      if (problems.length > 0) throw new Error(`${name}: ${problems.join('; ')}`)
      presses += 1
    }
  })
  fc.assert(property, { numRuns: 300 })
  expect(presses).toBeGreaterThan(6000)
})

/** What a command broke. Throws when the document is none. */
function problemsOf(before: EditorState, after: EditorState, effect: Effect): readonly string[] {
  after.doc.check()
  checkSections(after.doc)
  const problems: string[] = []
  if (bodyBlocks(after.doc).length === 0) problems.push('no block is left')
  if (!(after.selection instanceof TextSelection) || !after.selection.$head.parent.isTextblock)
    problems.push('no caret in a text')
  if (!after.doc.textContent.isWellFormed()) problems.push('a character is cut')
  for (const name of TEXT_ROOTS)
    if (!isAllowed(before, textOf(after.doc, name), name, effect))
      problems.push(`${name} became ${JSON.stringify(textOf(after.doc, name))}`)
  return problems
}

function isAllowed(before: EditorState, now: string, name: TextRoot, effect: Effect): boolean {
  const { selection, doc } = before
  const start = fieldAt(doc, selection.from).name
  const isSelectionKept = effect === 'enter' && start !== 'body' && !crossesBlocks(selection)
  const isDeleted =
    ['delete', 'enter', 'word', 'insert'].includes(effect) && !selection.empty && !isSelectionKept
  const kept = isDeleted ? textOf(doc, name, selection.from, selection.to) : textOf(doc, name)
  if (effect === 'order') return sorted(now) === sorted(kept)
  if (effect === 'word' && selection.empty && name === start) return isSubsequence(now, kept)
  if (effect === 'row' && name === 'details') return isSubsequence(now, kept)
  if (effect === 'insert' && name === start) return isSubsequence(kept, now)
  return now === kept
}

function selectionAt(doc: Node, [anchor, head]: readonly [number, number]): TextSelection {
  const positions: number[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock)
      for (let offset = 0; offset <= node.content.size; offset += 1) positions.push(pos + 1 + offset)
  })
  const place = (share: number) =>
    positions[Math.min(positions.length - 1, Math.floor(share * positions.length))] ?? 1
  return TextSelection.create(doc, place(anchor), place(head))
}

/** All characters of a field without borders; without those of a range, characters that it cuts included. */
function textOf(doc: Node, name: TextRoot, from = 0, to = 0): string {
  let text = ''
  doc.descendants((node, pos) => {
    if (!node.isTextblock || fieldAt(doc, pos + 1).name !== name) return
    const start = pos + 1
    const end = start + node.content.size
    const cutFrom = from < to ? wholeCharacter(doc, Math.min(Math.max(from, start), end), -1) : end
    const cutTo = from < to ? wholeCharacter(doc, Math.min(Math.max(to, start), end), 1) : end
    text +=
      node.textContent.slice(0, cutFrom - start) + node.textContent.slice(Math.max(cutFrom, cutTo) - start)
  })
  return text
}

function sorted(text: string): string {
  return Array.from(text).toSorted().join('')
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (const character of whole) if (part.startsWith(character, at)) at += character.length
  return at === part.length
}
