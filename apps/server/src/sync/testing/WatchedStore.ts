import * as Y from 'yjs'
import type { DecisionRecord } from '../../storage/DecisionRecord.ts'
import { HeldStore } from '../../storage/testing/HeldStore.ts'

/** A store for one article that knows at every moment what of it is on disk. */
export class WatchedStore extends HeldStore {
  readonly disk = new Y.Doc()
  /** Told of everything that gets there, before the server is. */
  onStored: () => void = () => {}

  override append(id: string, update: Uint8Array, decisions?: readonly DecisionRecord[]): Promise<number> {
    return super.append(id, update, decisions).then((sequence) => {
      Y.applyUpdate(this.disk, update)
      this.onStored()
      return sequence
    })
  }

  /** Whether all of an update is on disk. */
  has(update: Uint8Array): boolean {
    return Y.snapshotContainsUpdate(Y.snapshot(this.disk), update)
  }
}
