import type { Mark } from '@tiptap/pm/model'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import { blockMeant } from '../meant.ts'
import { bodyBlockAt, endOf, isListItem, neighbourBlock, startOf } from './bodyBlock.ts'
import type { BodyBlock } from './bodyBlock.ts'
import { caretIn } from './caretIn.ts'
import { createDetailsRow } from './createDetailsRow.ts'
import { derivedOfBlock } from './derivedOfBlock.ts'
import { crossesBlocks, deleteSelectionPerField } from './deletePerField.ts'
import { cellOf, detailsCellAt, detailsRows, isEmptyRow } from './detailsCell.ts'
import type { DetailsCell } from './detailsCell.ts'
import { fieldAt } from './fieldAt.ts'
import { keepBreak } from './keepBreak.ts'
import { intoField } from './nextField.ts'
import { nodeType } from './nodeType.ts'
import { resection } from './resection.ts'
import { setIndent } from './setIndent.ts'
import { wholeCharacter } from './wholeCharacter.ts'

/**
 * Enter, and Shift-Enter too: there are no line breaks inside a block.
 *
 * | caret | what happens |
 * |---|---|
 * | between blocks that one suggests to join oneself | that is taken back (`keepBreak`) |
 * | one-line field, anywhere | to the end of the next field; nothing is split, a selection inside the field stays text |
 * | lead, anywhere | to the start of the body |
 * | start of a block that has text | an empty paragraph (list item, factbox line: one of its kind) before it; the caret stays with the text |
 * | middle of a paragraph, quote, list item, factbox line | two blocks of this kind |
 * | middle of a heading or caption | what is behind the caret becomes a paragraph |
 * | end of a paragraph, list item, factbox line | a new one of its kind behind it |
 * | end of a heading, quote, caption | a paragraph behind it |
 * | empty list item | outdented; without indent a paragraph |
 * | empty quote, factbox line | a paragraph |
 * | empty heading, caption | a paragraph behind it |
 * | unknown block | a paragraph before (start) or behind it; its text is never split |
 * | details, key | to the value of the row |
 * | details, value | to the key of the next row; behind the last row a new one, unless the last is empty: stays |
 * | selection inside the body | deleted, then as above |
 * | selection across fields or cells | every field loses its own part, then as above where the range began |
 * | selection inside one cell | not deleted; as above |
 *
 * A bold or italic caret stays so in a block of the same kind. Always handled, so that no break gets into a field.
 */
export const enter: Command = (state, dispatch) => {
  if (keepBreak(state, dispatch)) return true
  const { tr, selection } = state
  const isInBody = fieldAt(state.doc, selection.from).name === 'body'
  if (!selection.empty && (isInBody || crossesBlocks(selection))) deleteSelectionPerField(tr)
  const block = bodyBlockAt(tr.doc, tr.selection.from)
  const cell = detailsCellAt(tr.doc, tr.selection.head)
  if (block) enterInBody(tr, tr.docChanged ? block : blockMeant(state, block), caretMarks(state))
  else if (cell) enterInDetails(tr, cell)
  else intoField(tr, 1)
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Blocks whose end and middle are followed by a paragraph. */
const SINGLE = new Set(['sectionHeading', 'figure', 'unknownBlock'])
/** Blocks that come in rows, so that a new first line is one of them too. */
const IN_ROWS = new Set(['paragraph', 'bulletItem', 'orderedItem', 'factbox'])

function enterInBody(tr: Transaction, block: BodyBlock, marks: readonly Mark[]): void {
  const { node } = block
  const { schema } = tr.doc.type
  const name = node.type.name
  const paragraph = nodeType(schema, 'paragraph')
  const position = wholeCharacter(tr.doc, tr.selection.from, 1)
  const isEmpty = node.content.size === 0
  const isAtStart = position === startOf(block)
  const isAtEnd = position === endOf(block)
  const sameKind = { type: node.type, attrs: ownAttributes(node.type.name, node.attrs) }

  if (isEmpty && isListItem(node) && Number(node.attrs['indent']) > 0) {
    setIndent(tr, block, Number(node.attrs['indent']) - 1)
  } else if (isEmpty && (isListItem(node) || name === 'quote' || name === 'factbox')) {
    tr.setNodeMarkup(block.pos, paragraph, derivedOfBlock(node.attrs))
  } else if (isAtStart && !isEmpty) {
    const kind = IN_ROWS.has(name) ? sameKind : { type: paragraph, attrs: null }
    tr.insert(placeBefore(tr, block), kind.type.create(kind.attrs))
  } else if (name === 'unknownBlock') {
    tr.insert(endOf(block) + 1, paragraph.create())
    caretIn(tr, endOf(block) + 2)
  } else {
    const isParagraphNext = SINGLE.has(name) || (isAtEnd && name === 'quote')
    tr.split(position, 1, [isParagraphNext ? { type: paragraph, attrs: null } : sameKind])
    caretIn(tr, position + 2)
    if (!isParagraphNext && marks.length > 0) tr.ensureMarks(marks)
  }
  resection(tr)
}

/** A new block before the first one of a later section belongs to the section before. */
function placeBefore(tr: Transaction, block: BodyBlock): number {
  const before = neighbourBlock(tr.doc, block, -1)
  return before && block.node.type.name === 'sectionHeading' ? endOf(before) + 1 : block.pos
}

function enterInDetails(tr: Transaction, cell: DetailsCell): void {
  if (cell.column === 'key') {
    caretIn(tr, cellOf(cell.row, 'value').to)
    return
  }
  const next = detailsRows(tr.doc)[cell.row.index + 1]
  if (next) {
    caretIn(tr, cellOf(next, 'key').to)
    return
  }
  if (isEmptyRow(cell.row)) return
  const end = cell.row.pos + cell.row.node.nodeSize
  tr.insert(end, createDetailsRow(tr.doc.type.schema))
  caretIn(tr, end + 2)
}

function caretMarks(state: EditorState): readonly Mark[] {
  const { $from } = state.selection
  const marks = state.storedMarks ?? ($from.parentOffset > 0 ? $from.marks() : [])
  return marks.filter(({ type }) => type.name === 'bold' || type.name === 'italic')
}

function ownAttributes(name: string, attrs: Readonly<Record<string, unknown>>) {
  return name === 'bulletItem' || name === 'orderedItem' ? { indent: attrs['indent'] } : null
}
