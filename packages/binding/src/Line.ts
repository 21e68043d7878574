import type { CharacterId, IdRange, ReadBlock } from '@stet/article'
import type { OpenFormats } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import type * as Y from 'yjs'

/**
 * One textblock of a root as the index keeps it: a marker and the characters up to the next one. A field is one line
 * without a marker; `body` and `details` begin with a line without one, which is shown only if it has to be. The
 * object lives as long as its marker does; what it says is replaced whenever the line is read again.
 */
export interface Line {
  /** The marker that begins it; null for the first line of a root. */
  readonly marker: Y.Item | null
  /** It is the value of a details row. Kept, because a deleted marker no longer says what it was. */
  readonly isCell: boolean
  /** Formats that are open before its marker, and behind its last character. */
  before: OpenFormats
  after: OpenFormats
  /** The shown characters in order; their lengths add up to `length`. The marker is not among them. */
  ids: readonly IdRange[]
  /** UTF-16 units of the shown text: the size of the node's content. */
  length: number
  /** How it stands in the document; the very object that is in the document of the binding. */
  node: Node
  /** What it reads in `markup`; null since text was taken as read: to be read when somebody asks. */
  block: ReadBlock | null
}

export function markerId(line: Line): CharacterId | null {
  return line.marker && [line.marker.id.client, line.marker.id.clock]
}

/** The id of the character that begins at a shown offset; null at the end. */
export function idAtOffset(line: Line, offset: number): CharacterId | null {
  let rest = offset
  for (const [client, clock, length] of line.ids) {
    if (rest < length) return [client, clock + rest]
    rest -= length
  }
  return null
}

/** The shown offset of a character; null if it is not among the shown ones. */
export function offsetOfId(line: Line, [client, clock]: CharacterId): number | null {
  let offset = 0
  for (const [other, from, length] of line.ids) {
    if (other === client && clock >= from && clock < from + length) return offset + clock - from
    offset += length
  }
  return null
}
