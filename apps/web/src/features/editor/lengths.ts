import { countsOfDocument, LINE_FIELDS, type TextCounts, type TextRoot } from '@stet/article'
import { fieldAt } from '@stet/binding'
import type { EditorState } from '@tiptap/pm/state'
import { countArticle, type CountCache, countsOf } from './countArticle.ts'

/** The lengths that the bottom bar shows, and the headline, which names the tab. */
export interface Lengths {
  readonly article: TextCounts
  /** Characters as it would be published now: without what is suggested to come, with what is suggested to go. */
  readonly published: number
  /** Characters of the one-line field with the caret; null in the body and the details. */
  readonly inField: { readonly field: TextRoot; readonly characters: number } | null
  readonly headline: string
}

/** Reads the lengths; blocks that `cache` knows are not counted again. */
export function readLengths({ doc, selection }: EditorState, cache: CountCache): Lengths {
  const field = fieldAt(doc, selection.head).name
  const index = (LINE_FIELDS as readonly TextRoot[]).indexOf(field)
  return {
    article: countArticle(doc, cache),
    published: countsOfDocument(doc, 'original').characters,
    inField: index < 0 ? null : { field, characters: countsOf(doc.child(index), cache).characters },
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
