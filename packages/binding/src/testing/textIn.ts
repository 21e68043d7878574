import { read, TEXT_ROOTS, type View } from '@stet/article'
import type { Tab } from './Tab.ts'

/** What a view reads at a tab, a line each block that has text: its field or kind, and the text. */
export function textIn({ doc }: Pick<Tab, 'doc'>, view: View): readonly string[] {
  const article = read(doc, view)
  return TEXT_ROOTS.flatMap((root) =>
    article[root].map(({ marker, runs }) => {
      const text = runs.map((run) => run.text).join('')
      return `${root === 'body' || root === 'details' ? marker.k : root}: ${text}`
    }),
  )
}
