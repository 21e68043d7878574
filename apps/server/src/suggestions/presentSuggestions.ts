import { Attribution, read, spansRoot, storedValue, timesOf, type ReadArticle } from '@stet/article'
import type { Suggestion, SuggestionKind } from '@stet/protocol'
import { cardsOf, type Card, type Change } from '@stet/tracked-changes'
import type * as Y from 'yjs'
import type { Accounts } from '../accounts/Accounts.ts'

/** Who looks, and who knows names. */
export interface SuggestionReader {
  readonly actorId: string
  readonly accounts: Pick<Accounts, 'person'>
}

/** The open suggestions in a document, in reading order. */
export function openSuggestions(doc: Y.Doc, reader: SuggestionReader): readonly Suggestion[] {
  const article = read(doc, 'markup', new Attribution(doc))
  const times = timesOf(doc)
  return cardsOf(article).map((card) =>
    Object.assign(presentCard(card, article, reader), {
      status: 'open' as const,
      at: instant(times.at(...firstItem(doc, card))),
      reviewer: null,
      decidedAt: null,
    }),
  )
}

function presentCard(
  { id, by, change, places }: Card,
  article: ReadArticle,
  { actorId, accounts }: SuggestionReader,
): Pick<Suggestion, 'id' | 'author' | 'kind' | 'change' | 'where' | 'isOwn'> {
  const [first] = places
  if (!first) throw new Error(`the card ${id} stands nowhere`)
  const { root, block, from, to } = first
  return {
    id,
    author: accounts.person(by) ?? { id: by, name: '' },
    kind: KIND_OF[change.what],
    change: structuredClone(change) as Suggestion['change'],
    where: { root, block, from, to, section: root === 'body' ? headingAbove(article, block) : null },
    isOwn: by === actorId,
  }
}

const KIND_OF: Readonly<Record<Change['what'], SuggestionKind>> = {
  insertsText: 'insertion',
  deletesText: 'deletion',
  replacesText: 'replacement',
  splitsBlock: 'split',
  joinsBlocks: 'join',
  addsBlocks: 'addition',
  removesBlocks: 'removal',
  moves: 'move',
  changesKind: 'kind',
  setsFormat: 'format',
  clearsFormat: 'format',
}

/** The heading of the section that a block of the body is in, without what is only suggested in it; null before the first. */
function headingAbove({ body }: ReadArticle, block: number): string | null {
  const heading = body.slice(0, block + 1).findLast(({ marker }) => marker.k === 'h')
  if (!heading) return null
  return heading.runs
    .filter(({ insertion }) => insertion === null)
    .map(({ text }) => text)
    .join('')
}

/** The item that a card began with: a character that comes, else what says that something goes or changes. */
function firstItem(doc: Y.Doc, { subjects }: Card): readonly [client: number, clock: number] {
  const [subject] = subjects
  if (subject?.about === 'insertion') return [subject.range[0], subject.range[1]]
  const span = subject && storedValue(spansRoot(doc), subject.spanKey)
  return span ? [span.client, span.clock] : [0, 0]
}

function instant(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
