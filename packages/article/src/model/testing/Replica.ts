import * as Y from 'yjs'
import { Attribution } from '../Attribution.ts'
import { isShown, type CharacterState } from '../CharacterState.ts'
import { parseMarker, type Marker } from '../markers.ts'
import { openRoots, textRoot, type TextRoot } from '../roots.ts'
import { spanKey } from '../spans.ts'
import type { Touched } from '../Touches.ts'

/** A UTF-16 unit or marker that stands in a text of a replica, deleted or not. */
export interface Unit {
  readonly client: number
  readonly clock: number
  readonly isDeleted: boolean
  readonly content: string | Marker
}

export interface ShownUnit extends Unit {
  readonly state: CharacterState
}

/** One person's copy of the article, with the pair of clientIDs that the person writes under. */
export class Replica {
  readonly doc = openRoots(new Y.Doc())
  readonly attribution: Attribution
  readonly user: string
  readonly edit: number
  readonly suggest: number
  /** Everything that this replica ever sent, in order. */
  readonly sent: Uint8Array[] = []
  onTransaction: (touched: Touched, transaction: Y.Transaction) => void = () => {}
  #sequence = 0

  constructor(user: string, edit: number, suggest: number) {
    this.user = user
    this.edit = edit
    this.suggest = suggest
    this.attribution = new Attribution(this.doc)
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      this.onTransaction(this.attribution.update(transaction), transaction)
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.sent.push(update)
    })
  }

  get n(): number {
    return this.attribution.highestN + 1
  }

  /** A key that this replica never used. */
  key(client: number): string {
    this.#sequence += 1
    return spanKey(client, this.#sequence)
  }

  transact(client: number, write: (transaction: Y.Transaction) => void): void {
    this.doc.transact((transaction) => {
      this.doc.clientID = client
      write(transaction)
    })
  }

  units(root: TextRoot): Unit[] {
    const units: Unit[] = []
    for (let item = textRoot(this.doc, root)._start; item; item = item.right) {
      for (let offset = 0; offset < item.length; offset += 1) {
        units.push({
          client: item.id.client,
          clock: item.id.clock + offset,
          isDeleted: item.deleted,
          content: unitOf(item, offset),
        })
      }
    }
    return units
  }

  /** What stands in the text in `markup`. */
  shown(root: TextRoot): ShownUnit[] {
    return this.units(root).flatMap((unit) => {
      const state = this.attribution.stateAt(unit.client, unit.clock)
      return !unit.isDeleted && isShown(state, 'markup') ? [{ ...unit, state }] : []
    })
  }

  /** Takes in what somebody else has and this replica lacks. */
  pull(other: Replica): void {
    this.receive(Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)))
  }

  receive(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'remote')
  }
}

function unitOf(item: Y.Item, offset: number): string | Marker {
  if (item.deleted) return ''
  if (item.content instanceof Y.ContentString) return item.content.str[offset] ?? ''
  return item.content instanceof Y.ContentEmbed ? parseMarker(item.content.embed) : '\ufffc'
}
