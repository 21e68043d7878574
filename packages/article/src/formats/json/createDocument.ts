import * as Y from 'yjs'
import type { ArticleJson, TextRunJson } from '../../articleJson.ts'
import type { TextOrigin } from '../../model/clients.ts'
import type { Anchor, UserId } from '../../model/ids.ts'
import type { Marker } from '../../model/markers.ts'
import { clientsRoot, LINE_FIELDS, openRoots, spansRoot, textRoot, timesRoot } from '../../model/roots.ts'
import type { TextRoot } from '../../model/roots.ts'
import { FORMATS, spanKey } from '../../model/spans.ts'
import type { Format, FormatSpan } from '../../model/spans.ts'
import { minuteOf, timeKey } from '../../model/times.ts'
import { type Piece, piecesOf } from './articlePieces.ts'
import { normaliseArticle } from './normaliseArticle.ts'

/** Who a new document is written by. */
export interface DocumentAuthor {
  /** The clientID that everything in it is written under; the server's own, never used before. */
  readonly clientId: number
  /** The person whose text it is: the author or whoever imports. */
  readonly user: UserId
  readonly origin: TextOrigin
  /** When: milliseconds since 1970; left out where that shall not be on record. */
  readonly at?: number
}

const valueOf = (run: TextRunJson, format: Format) => run[format]

/** Stretches of a text over which a format has one value: `runs` with neighbours of equal value joined. */
function stretchesOf(runs: readonly TextRunJson[], format: Format): readonly TextRunJson[] {
  const stretches: TextRunJson[] = []
  for (const run of runs) {
    if (valueOf(run, format) === undefined) continue
    const last = stretches.at(-1)
    if (last && last.to === run.from && valueOf(last, format) === valueOf(run, format)) {
      stretches[stretches.length - 1] = { ...last, to: run.to }
    } else stretches.push(run)
  }
  return stretches
}

type NewSpan = Omit<FormatSpan, 'n'>

const lengthOf = ({ text, marker }: Piece) => (marker ? 1 : 0) + text.length

/**
 * The spans of a piece whose text begins at the clock `start`. A link ends behind its last character; bold and italic
 * end before the next one (null at `end`, where the root ends), so that they grow.
 */
function spansOf(
  { runs = [] }: Piece,
  root: TextRoot,
  client: number,
  start: number,
  end: number,
): readonly NewSpan[] {
  return FORMATS.flatMap((format) =>
    stretchesOf(runs, format).map(({ from, to, link }): NewSpan => {
      const s: Anchor = [client, start + from, 0]
      if (format === 'link') {
        return { t: format, on: true, v: link ?? '', root, s, e: [client, start + to - 1, 1] }
      }
      return { t: format, on: true, root, s, e: start + to === end ? null : [client, start + to, 0] }
    }),
  )
}

/** Writes the texts of one root; gives back the spans of its formats, but for their `n`. */
function writeRoot(doc: Y.Doc, root: TextRoot, pieces: readonly Piece[]): readonly NewSpan[] {
  const client = doc.clientID
  const start = Y.getState(doc.store, client)
  const end = pieces.reduce((clock, piece) => clock + lengthOf(piece), start)
  const spans: NewSpan[] = []
  const operations: { insert: string | Marker }[] = []
  let clock = start
  for (const piece of pieces) {
    if (piece.marker) operations.push({ insert: piece.marker })
    if (piece.text !== '') operations.push({ insert: piece.text })
    clock += lengthOf(piece)
    spans.push(...spansOf(piece, root, client, clock - piece.text.length, end))
  }
  // In one go: inserting one by one at the end costs the square of their number.
  textRoot(doc, root).applyDelta(operations)
  return spans
}

/**
 * The bytes (a Yjs update) of a new document that reads as this article: texts and markers, a span for each format
 * under the keys `<clientId>.<sequence>`, and the entries of `clientId` in `clients` and `times`. Written once, by the
 * server; an article without any block gets one empty paragraph. `article` must be valid (`validateArticle`). The same arguments
 * give the same bytes.
 */
export function createDocument(
  article: ArticleJson,
  { clientId, user, origin, at }: DocumentAuthor,
): Uint8Array {
  const doc = openRoots(new Y.Doc())
  doc.clientID = clientId
  const normal = normaliseArticle(article)
  doc.transact(() => {
    clientsRoot(doc).set(String(clientId), { user, modes: [[0, 'edit']], origin })
    if (at !== undefined) timesRoot(doc).set(timeKey(clientId, 0), minuteOf(at))
    const roots: readonly TextRoot[] = [...LINE_FIELDS, 'body', 'details']
    const spans = roots.flatMap((root) => writeRoot(doc, root, piecesOf(normal, root)))
    for (const [index, span] of spans.entries()) {
      spansRoot(doc).set(spanKey(clientId, index), { ...span, n: index + 1 })
    }
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
