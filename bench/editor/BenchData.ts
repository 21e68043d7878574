import type { Marks } from './benchWords.ts'

/** One letter that somebody else types: into which block of the body, behind how many letters of it. */
export interface RemoteKey {
  readonly block: number
  readonly offset: number
  readonly letter: string
}

/** Somebody who is in the article, and where. */
export interface RemotePerson {
  readonly id: string
  readonly name: string
  readonly color: number
  readonly block: number
  readonly offset: number
}

/** Which keys of other people there are: on the screen of the caret, far from it, and everywhere at once. */
export type RemoteSeries = 'near' | 'far' | 'stream'

/** The same article in the forms in which editors take it, and what other people type into it. Bytes as base64. */
export interface BenchData {
  readonly words: number
  readonly marks: Marks
  /** ProseMirror JSON with sections, and without them. */
  readonly sections: object
  readonly flat: object
  /** Yjs updates: Stet's own form, and what Tiptap's collaboration extensions store. */
  readonly stet: string
  readonly stock: string
  /** Where the person types. */
  readonly caret: { readonly block: number; readonly offset: number }
  readonly people: readonly RemotePerson[]
  readonly keys: Readonly<Record<RemoteSeries, readonly RemoteKey[]>>
  readonly stetUpdates: Readonly<Record<RemoteSeries, readonly string[]>>
  readonly stockUpdates: Readonly<Record<RemoteSeries, readonly string[]>>
}
