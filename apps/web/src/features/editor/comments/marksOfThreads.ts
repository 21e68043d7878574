import type { DocumentRange } from '@stet/binding'
import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** What of a thread is marked in the text. */
export interface MarkedThread {
  readonly id: string
  readonly ranges: readonly DocumentRange[]
  readonly isActive: boolean
  readonly isBlocking: boolean
}

/** What a mark says about itself, see `DecorationSet.find`. */
export interface MarkSpec {
  readonly thread: string
}

/**
 * The marks of threads: a line below the characters, and at the first one the sign in the margin. Nothing for one that
 * stands nowhere.
 */
export function marksOfThreads(doc: Node, threads: readonly MarkedThread[]): DecorationSet {
  const marks = threads.flatMap(({ id, ranges, isActive, isBlocking }) => {
    const spec: MarkSpec = { thread: id }
    const attributes = {
      class: 'article-comment',
      'data-thread-mark': id,
      ...(isActive && { 'data-active': '' }),
      ...(isBlocking && { 'data-blocking': '' }),
    }
    const lines = ranges
      .filter(({ from, to }) => from < to)
      .map(({ from, to }) => Decoration.inline(from, to, attributes, spec))
    const first = ranges.find(({ from, to }) => from < to)
    const begin = first && beginOf(doc, first)
    return begin
      ? [...lines, Decoration.inline(begin.from, begin.to, { class: 'article-comment-begin' })]
      : lines
  })
  return marks.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, marks)
}

/** Costly to make, and the same for all. */
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first character of a range that has one, as one reads it. */
function beginOf(doc: Node, { from, to }: DocumentRange): DocumentRange | null {
  const text = doc.textBetween(from, Math.min(to, from + 32), '\n', ' ')
  const [first] = characters.segment(text)
  return first ? { from, to: from + first.segment.length } : null
}

/** Whether two sets of marks look the same. */
export function areSameMarks(one: DecorationSet, other: DecorationSet): boolean {
  if (one === other) return true
  return namesOf(one) === namesOf(other)
}

function namesOf(marks: DecorationSet): string {
  return marks.find().map(nameOf).toSorted().join()
}

/** Where a mark stands and what it looks like. ProseMirror keeps the attributes to itself; two of a thread differ by them. */
function nameOf(mark: Decoration): string {
  const { type } = mark as Decoration & { readonly type?: { readonly attrs?: object } }
  return `${mark.from} ${mark.to} ${JSON.stringify(type?.attrs)}`
}
