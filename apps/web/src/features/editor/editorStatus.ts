import type { TextRoot } from '@stet/article'
import {
  bodyBlockAt,
  detailsCellAt,
  detailsRows,
  fieldAt,
  isBlockKind,
  isFormatted,
  linkAt,
  type TextBlockName,
} from '@stet/binding'
import type { EditorState } from '@tiptap/pm/state'

/** A section as its controls need it. */
interface SectionStatus {
  /** The position before it. */
  readonly pos: number
  /** Empty for none. */
  readonly heading: string
  readonly canMoveUp: boolean
  readonly canMoveDown: boolean
}

/** A details row as its controls need it. */
interface RowStatus {
  readonly index: number
  readonly count: number
}

/** What toolbar and menus show about the place where the person writes. */
export interface EditorStatus {
  /** Whether the text has the focus: there is a caret to speak of. */
  readonly isFocused: boolean
  readonly field: TextRoot
  readonly isBold: boolean
  readonly isItalic: boolean
  readonly isLink: boolean
  /** Whether text here may be bold, italic or linked at all. */
  readonly mayFormat: boolean
  /** What all selected blocks are; null where they differ, and outside of the body. */
  readonly kind: TextBlockName | null
  readonly section: SectionStatus | null
  readonly row: RowStatus | null
  readonly canUndo: boolean
  readonly canRedo: boolean
}

const KINDS: readonly TextBlockName[] = [
  'paragraph',
  'sectionHeading',
  'quote',
  'bulletItem',
  'orderedItem',
  'factbox',
]

/** Reads the status from the editor's state; costs what is selected, not the article. */
export function editorStatus(
  state: EditorState,
  beside: Pick<EditorStatus, 'canUndo' | 'canRedo' | 'isFocused'>,
): EditorStatus {
  const field = fieldAt(state.doc, state.selection.head).name
  const mayFormat = field === 'lead' || field === 'body'
  return {
    field,
    mayFormat,
    isBold: mayFormat && isFormatted(state, 'bold'),
    isItalic: mayFormat && isFormatted(state, 'italic'),
    isLink: mayFormat && linkAt(state) !== null,
    kind: field === 'body' ? kindOf(state) : null,
    section: sectionStatus(state),
    row: rowStatus(state),
    ...beside,
  }
}

function kindOf(state: EditorState): TextBlockName | null {
  const { $head, empty } = state.selection
  // With a mere caret there is one block to ask, and every key asks.
  if (empty) return KINDS.find((kind) => kind === $head.parent.type.name) ?? null
  return KINDS.find((kind) => isBlockKind(state, kind)) ?? null
}

function sectionStatus({ doc, selection }: EditorState): SectionStatus | null {
  if (bodyBlockAt(doc, selection.head) === null) return null
  const { $head } = selection
  const index = $head.index(0)
  const hasHeading = (at: number): boolean => {
    const section = doc.maybeChild(at)
    return section?.type.name === 'section' && section.firstChild?.type.name === 'sectionHeading'
  }
  const section = $head.node(1)
  return {
    pos: $head.before(1),
    heading: hasHeading(index) ? (section.firstChild?.textContent ?? '') : '',
    canMoveUp: hasHeading(index) && hasHeading(index - 1),
    canMoveDown: hasHeading(index) && hasHeading(index + 1),
  }
}

function rowStatus({ doc, selection }: EditorState): RowStatus | null {
  const cell = detailsCellAt(doc, selection.head)
  return cell === null ? null : { index: cell.row.index, count: detailsRows(doc).length }
}

/** Whether two readings show the same. */
export function isSameStatus(a: EditorStatus, b: EditorStatus): boolean {
  return (
    a.isFocused === b.isFocused &&
    a.field === b.field &&
    a.isBold === b.isBold &&
    a.isItalic === b.isItalic &&
    a.isLink === b.isLink &&
    a.mayFormat === b.mayFormat &&
    a.kind === b.kind &&
    a.canUndo === b.canUndo &&
    a.canRedo === b.canRedo &&
    a.row?.index === b.row?.index &&
    a.row?.count === b.row?.count &&
    a.section?.pos === b.section?.pos &&
    a.section?.heading === b.section?.heading &&
    a.section?.canMoveUp === b.section?.canMoveUp &&
    a.section?.canMoveDown === b.section?.canMoveDown
  )
}
