import {
  countsOfBlocks,
  countsOfMarkup,
  LINE_FIELDS,
  type ReadArticle,
  type TextCounts,
  type TextRoot,
} from '@stet/article'
import { fieldAt } from '@stet/binding'
import type { EditorState } from '@tiptap/pm/state'

/** The lengths that the bottom bar shows, and the headline, which names the tab. */
export interface Lengths {
  /** As if everything pending were accepted. */
  readonly article: TextCounts
  /** Characters as it would be published now: without what is suggested to come, with what is suggested to go. */
  readonly published: number
  /** Characters of the one-line field with the caret; null in the body and the details. */
  readonly inField: { readonly field: TextRoot; readonly characters: number } | null
  readonly headline: string
}

/** Reads the lengths, the counts from what the article reads in `markup`: blocks that did not change are not counted again. */
export function readLengths({ doc, selection }: EditorState, reading: ReadArticle): Lengths {
  const field = fieldAt(doc, selection.head).name
  const isLine = (LINE_FIELDS as readonly TextRoot[]).includes(field)
  const { original, final } = countsOfMarkup(reading)
  return {
    article: final,
    published: original.characters,
    inField: isLine ? { field, characters: countsOfBlocks(reading[field], 'final').characters } : null,
    headline: doc.child(LINE_FIELDS.indexOf('headline')).textContent,
  }
}

/** Whether two readings show the same. */
export function isSameLengths(a: Lengths, b: Lengths): boolean {
  return (
    a.headline === b.headline &&
    a.published === b.published &&
    a.inField?.field === b.inField?.field &&
    a.inField?.characters === b.inField?.characters &&
    a.article.characters === b.article.characters &&
    a.article.words === b.article.words &&
    a.article.lines === b.article.lines
  )
}
