import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { Command } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { addDetailsRow } from '../addDetailsRow.ts'
import { backspace } from '../backspace.ts'
import { arrowAcross, arrowBeside } from '../cellNavigation.ts'
import { pastePlainText } from '../clipboard/insertPasted.ts'
import { deleteForward } from '../deleteForward.ts'
import { deleteWord } from '../deleteWord.ts'
import { enter } from '../enter.ts'
import { indent, outdent } from '../indent.ts'
import { moveHere } from '../moveHere.ts'
import { moveBlock } from '../moveBlock.ts'
import { newSection } from '../newSection.ts'
import { nextField, previousField } from '../nextField.ts'
import { removeDetailsRow } from '../removeDetailsRow.ts'
import { selectAll } from '../selectAll.ts'
import { setBlockKind, toggleBlockKind, toggleList } from '../setBlockKind.ts'
import { removeLink, setLink } from '../setLink.ts'
import { shiftTab, tab } from '../tab.ts'
import { toggleFormat } from '../toggleFormat.ts'

/** What a command may do to the text of the fields. */
export type Effect =
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

/** Every command, and what it may do. */
export const COMMANDS: Readonly<Record<string, readonly [Effect, Command]>> = {
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

/** A key pressed, maybe somewhere else than where the caret stands. */
export interface Press {
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

export const keyPresses = fc.array(press, { minLength: 10, maxLength: 60, size: 'max' })

/** The selection between two shares of all places where a caret can stand, in the middle of a character too. */
export function selectionAt(doc: Node, [anchor, head]: readonly [number, number]): TextSelection {
  const positions: number[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock)
      for (let offset = 0; offset <= node.content.size; offset += 1) positions.push(pos + 1 + offset)
  })
  const place = (share: number) =>
    positions[Math.min(positions.length - 1, Math.floor(share * positions.length))] ?? 1
  return TextSelection.create(doc, place(anchor), place(head))
}
