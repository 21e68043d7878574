import type { EditorView } from '@tiptap/pm/view'
import type { BenchData, RemoteKey, RemoteSeries } from '../BenchData.ts'

/** What was sent to the others about this tab's caret. */
export interface AwarenessSent {
  readonly messages: number
  readonly bytes: number
}

/** An editor with the article in it, as the bench drives it. */
export interface BenchEditor {
  readonly view: EditorView
  /** Everybody else comes in; not part of opening. */
  readonly join: () => void
  /** Takes in one key of somebody else, as it comes from the network, and shows it at once. */
  readonly takeIn: (series: RemoteSeries, index: number, key: RemoteKey) => void
  /** Takes in one of many; it may be shown together with those of the same frame. */
  readonly receive: (series: RemoteSeries, index: number, key: RemoteKey) => void
  readonly undo: () => void
  readonly awarenessSent: () => AwarenessSent
  /** What one scrolls through; left out where nobody measures that. */
  readonly scroller?: Element | null
}

/** Gets everything into memory; what it answers with opens the editor from there. */
export type Prepare = (data: BenchData) => (place: HTMLElement) => BenchEditor | Promise<BenchEditor>
