import type { StoredDocument } from '../storage/Store.ts'
import type { Quarantine } from './Quarantine.ts'
import { rescueDocument } from './rescueDocument.ts'
import { Room } from './Room.ts'
import type { RoomParts } from './RoomParts.ts'

/** Opens the rooms of stored articles, also of damaged ones: with their last good state, to be read only. */
export class RoomLoader {
  readonly #parts: (articleId: string) => RoomParts
  readonly #quarantine: Quarantine

  constructor(parts: (articleId: string) => RoomParts, quarantine: Quarantine) {
    this.#parts = parts
    this.#quarantine = quarantine
  }

  /** `corrupt`: what is stored does not load, nor anything that was before. */
  async load(articleId: string): Promise<Room | 'missing' | 'corrupt'> {
    const stored = await this.#parts(articleId).store.load(articleId)
    if (!stored.ok && stored.reason === 'missing') return 'missing'
    const room = stored.ok ? this.#open(articleId, stored.document) : null
    if (room === null)
      return this.#rescue(articleId, stored.ok ? 'its updates do not load whole' : stored.detail)
    this.#quarantine.remove(articleId)
    return room
  }

  async #rescue(articleId: string, what: string): Promise<Room | 'corrupt'> {
    const salvaged = await this.#parts(articleId).store.salvage(articleId)
    const rescued = salvaged && rescueDocument(salvaged)
    this.#quarantine.add(articleId, what, rescued)
    return (rescued && this.#open(articleId, rescued.document)) ?? 'corrupt'
  }

  #open(articleId: string, stored: StoredDocument): Room | null {
    return Room.open(this.#parts(articleId), stored)
  }
}
