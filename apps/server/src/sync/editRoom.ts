import type * as Y from 'yjs'
import { CLOSE_CODES } from '@stet/protocol'
import type { Store } from '../storage/Store.ts'
import type { Writer } from './guard/checkUpdate.ts'
import type { Edit } from './LiveDocument.ts'
import type { Room } from './Room.ts'
import type { EditResult } from './Rooms.ts'

/** Edits an open article on behalf of a person; resolves when that is on disk. While nothing can be written, nothing is. */
export async function editRoom<T>(
  room: Room,
  store: Pick<Store, 'health'>,
  writer: () => Writer | null,
  edit: (doc: Y.Doc) => Edit<T>,
): Promise<EditResult<T>> {
  if (store.health().trouble !== null) return { ok: false, reason: 'unwritable' }
  const now = writer()
  if (now === null) return { ok: false, reason: 'forbidden' }
  const edited = room.edit(now, edit)
  if (!edited.ok)
    return { ok: false, reason: edited.code === CLOSE_CODES.forbidden ? 'forbidden' : 'unwritable' }
  return (await room.outbox.stored()) ? edited : { ok: false, reason: 'unwritable' }
}
