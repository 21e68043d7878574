import type { Mark, Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { FindMatch } from './DocumentSearch.ts'

/** The formats that people set; everything else on a text is derived. */
const FORMATS: ReadonlySet<string> = new Set(['bold', 'italic', 'link'])
const HALF_AT_END = /[\uD800-\uDBFF]$/
const HALF_AT_START = /^[\uDC00-\uDFFF]/

/**
 * Puts a text in the place of a match; answers with how much longer the document is then. What both have at their ends
 * stays; what is new has the formats of what it stands for.
 */
export function replaceText(tr: Transaction, match: FindMatch, text: string): number {
  const old = tr.doc.textBetween(match.from, match.to)
  const head = commonStart(old, text)
  const tail = commonEnd(old.slice(head), text.slice(head))
  const [from, to] = [match.from + head, match.to - tail]
  const middle = text.slice(head, text.length - tail)
  if (middle === '') {
    if (from < to) tr.delete(from, to)
    return text.length - old.length
  }
  const model = from < to || head === 0 ? from : from - 1
  tr.replaceWith(from, to, tr.doc.type.schema.text(middle, formatsOf(tr.doc, model)))
  return text.length - old.length
}

/** The formats of the character behind a position. */
function formatsOf(doc: Node, position: number): readonly Mark[] {
  const marks = doc.resolve(position).nodeAfter?.marks ?? []
  return marks.filter(({ type }) => FORMATS.has(type.name))
}

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one[count] === other[count]) count += 1
  return HALF_AT_END.test(one.slice(0, count)) ? count - 1 : count
}

function commonEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one.at(-1 - count) === other.at(-1 - count)) count += 1
  return HALF_AT_START.test(one.slice(one.length - count)) ? count - 1 : count
}
