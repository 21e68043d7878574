import type * as Y from 'yjs'
import type { ClientBook } from './ClientBook.ts'
import { copiesIn } from './copiesIn.ts'
import { type CopyLanes, firstBehind } from './CopyRange.ts'
import type { CharacterId } from './ids.ts'

/** Characters in a row and where they were written first. */
export interface SourceStretch {
  readonly length: number
  /** The first of the characters that these are copies of; they themselves if they are none. The rest follow by clock. */
  readonly source: CharacterId
  /** On the way from the source: the first of each row of copies that somebody made by `copy`, the latest first. */
  readonly pasted: readonly CharacterId[]
}

interface Task {
  readonly client: number
  readonly from: number
  readonly to: number
  /** Only copies with a lower `n` are followed. */
  readonly below: number
  readonly pasted: readonly CharacterId[]
}

const NOT_PASTED: readonly CharacterId[] = []

/**
 * Where the characters of a document were written first, through moves, undos and copies (A29), as the document knows it
 * now; later changes are not seen.
 */
export class TextSources {
  readonly clients: ClientBook
  readonly #lanes: CopyLanes

  constructor(doc: Y.Doc) {
    const { clients, lanes } = copiesIn(doc)
    this.clients = clients
    this.#lanes = lanes
  }

  /** The sources of `length` characters of a client, in order. */
  trace(client: number, clock: number, length: number): SourceStretch[] {
    const stretches: SourceStretch[] = []
    // A chain may be longer than the stack is deep.
    const tasks: Task[] = [{ client, from: clock, to: clock + length, below: Infinity, pasted: NOT_PASTED }]
    for (let task = tasks.pop(); task; task = tasks.pop()) {
      const { client: at, from, to, below, pasted } = task
      const lane = this.#lanes.get(at) ?? []
      const range = lane[firstBehind(lane, from)]
      const start = Math.max(range?.from ?? to, from)
      if (!range || start >= to) {
        stretches.push({ length: to - from, source: [at, from], pasted })
        continue
      }
      if (start > from) {
        tasks.push({ ...task, from: start })
        stretches.push({ length: start - from, source: [at, from], pasted })
        continue
      }
      const end = Math.min(range.to, to)
      if (end < to) tasks.push({ ...task, from: end })
      if (range.n >= below) {
        stretches.push({ length: end - from, source: [at, from], pasted })
        continue
      }
      const sourceFrom = range.sourceFrom + from - range.from
      tasks.push({
        client: range.sourceClient,
        from: sourceFrom,
        to: sourceFrom + end - from,
        below: range.n,
        pasted: range.kind === 'copy' ? [...pasted, [at, from]] : pasted,
      })
    }
    return stretches
  }
}
