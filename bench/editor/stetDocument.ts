import {
  clientEntry,
  clientsRoot,
  createDocument,
  emptyArticle,
  type IdRange,
  openRoots,
  type SectionJson,
  spanKey,
  spansRoot,
  textRoot,
} from '@stet/article'
import * as Y from 'yjs'
import type { BenchWord, WordsBlock } from './benchWords.ts'

const AUTHOR = 2
/** Suggesting people write under these ids, one each. */
export const FIRST_SUGGESTING = 100

/** Yjs bytes of the article as Stet stores it: suggested words written by suggesting people, struck ones in their spans. */
export function stetDocument(blocks: readonly WordsBlock[], users: number): Y.Doc {
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(
    doc,
    createDocument(
      { ...emptyArticle(), sections: sectionsOf(blocks) },
      {
        clientId: AUTHOR,
        user: 'author',
        origin: 'typed',
      },
    ),
  )
  const body = textRoot(doc, 'body')
  const start = body._start!.id.clock
  for (let user = 0; user < users; user += 1)
    clientsRoot(doc).set(String(FIRST_SUGGESTING + user), clientEntry(`user-${user}`, 'suggest'))
  const sequences = Array.from({ length: users }, () => 0)
  let written = 0
  let shown = 0
  let n = 0
  for (const { words } of blocks) {
    written += 1
    shown += 1
    words.forEach((word, index) => {
      const text = (index === 0 ? '' : ' ') + word.text
      const { suggestion } = word
      if (suggestion?.kind === 'insertion') {
        doc.clientID = FIRST_SUGGESTING + suggestion.user
        body.insert(shown, text)
        shown += text.length
        return
      }
      if (suggestion?.kind === 'deletion') {
        const sequence = (sequences[suggestion.user] ?? 0) + 1
        sequences[suggestion.user] = sequence
        doc.clientID = FIRST_SUGGESTING + suggestion.user
        const ids: readonly IdRange[] = [[AUTHOR, start + written + (index === 0 ? 0 : 1), word.text.length]]
        n += 1
        spansRoot(doc).set(spanKey(doc.clientID, sequence), { t: 'del', ids, n })
      }
      written += text.length
      shown += text.length
    })
  }
  return doc
}

function sectionsOf(blocks: readonly WordsBlock[]): readonly SectionJson[] {
  const sections: { heading: string; blocks: { kind: string; text: string }[] }[] = []
  for (const { kind, words } of blocks) {
    const text = acceptedText(words)
    if (kind === 'h') sections.push({ heading: text, blocks: [] })
    else sections.at(-1)?.blocks.push({ kind: kind === 'q' ? 'quote' : 'paragraph', text })
  }
  return sections
}

/** The text without what is only suggested; the space before a word goes with it. */
function acceptedText(words: readonly BenchWord[]): string {
  return words
    .flatMap((word, index) =>
      word.suggestion?.kind === 'insertion' ? [] : [(index === 0 ? '' : ' ') + word.text],
    )
    .join('')
}
