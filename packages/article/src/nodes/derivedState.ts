import { Mark } from '@tiptap/pm/model'
import type { Node, Schema } from '@tiptap/pm/model'
import type { FormatChange, KindChange, ReadBlock, ReadRun } from '../model/ReadArticle.ts'
import { toStableJson } from '../toStableJson.ts'
import type { DerivedAttributes } from './markerOf.ts'

/** What the editor's block says about its marker: the derived attributes of a block that was read. */
export function derivedAttributesOf(block: ReadBlock): DerivedAttributes {
  const { insertion, deletions, kindChange, move } = block
  return {
    insertion,
    deletion: deletions.length > 0 ? deletions.join(' ') : null,
    modification: kindChange && shownKindChange(kindChange),
    isMoved: move !== null || isMovedAway(block),
  }
}

/** Nobody wants it gone but those who want it elsewhere. */
function isMovedAway({ strikes }: Pick<ReadRun, 'strikes'>): boolean {
  return strikes.length > 0 && strikes.every(({ move }) => move !== null)
}

function shownKindChange({ by, to, spanKey }: KindChange): string {
  return toStableJson({ by, to, spanKey })
}

const byPlaceInSpans = (a: FormatChange, b: FormatChange) => (a.spanKey < b.spanKey ? -1 : 1)

/** What the editor says of a change: without what decisions count by. */
function shownChange({ by, format, on, link, spanKey }: FormatChange) {
  return { by, format, on, spanKey, ...(link === undefined ? {} : { link }) }
}

/** The marks of a run in the order of the schema. `isRich`: whether its textblock shows bold, italic and links. */
export function marksOfRun(schema: Schema, run: ReadRun, isRich: boolean): readonly Mark[] {
  const marks: Mark[] = []
  if (isRich) {
    if (run.formats.link !== undefined) marks.push(schema.mark('link', { href: run.formats.link }))
    if (run.formats.bold) marks.push(schema.mark('bold'))
    if (run.formats.italic) marks.push(schema.mark('italic'))
  }
  if (run.insertion !== null)
    marks.push(schema.mark('insertion', { user: run.insertion, isMoved: run.move !== null }))
  if (run.deletions.length > 0)
    marks.push(schema.mark('deletion', { users: run.deletions.join(' '), isMoved: isMovedAway(run) }))
  if (run.changes.length > 0) {
    marks.push(
      schema.mark('modification', {
        what: toStableJson(run.changes.toSorted(byPlaceInSpans).map(shownChange)),
      }),
    )
  }
  if (run.unknown.length > 0) marks.push(schema.mark('unknownFormat', { kinds: run.unknown.join(' ') }))
  return marks.length > 0 ? Mark.setFrom(marks) : Mark.none
}

/** The text nodes of a textblock: neighbours with the same marks are one node, as ProseMirror keeps them. */
export function textNodes(schema: Schema, runs: readonly ReadRun[], isRich: boolean): readonly Node[] {
  const nodes: Node[] = []
  let text = ''
  let marks: readonly Mark[] = Mark.none
  for (const run of runs) {
    if (run.text === '') continue
    const next = marksOfRun(schema, run, isRich)
    if (text !== '' && !Mark.sameSet(marks, next)) {
      nodes.push(schema.text(text, marks))
      text = ''
    }
    text += run.text
    marks = next
  }
  if (text !== '') nodes.push(schema.text(text, marks))
  return nodes
}
