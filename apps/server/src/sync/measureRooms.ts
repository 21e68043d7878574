import type { Room } from './Room.ts'
import type { SyncMeasures } from './syncMetrics.ts'

/** What open articles tell of themselves together. */
export function measureRooms(
  rooms: readonly Room[],
): Omit<SyncMeasures, 'articles' | 'damaged' | 'waitingBytes'> {
  const waiting = rooms.map(({ outbox }) => outbox.length)
  return {
    resting: rooms.filter(({ live }) => live.isResting).length,
    sockets: rooms.reduce((sum, { members }) => sum + members.length, 0),
    behind: rooms.reduce((sum, { behind }) => sum + behind, 0),
    people: new Set(rooms.flatMap(({ people }) => people.map(({ id }) => id))).size,
    waiting: {
      total: waiting.reduce((sum, length) => sum + length, 0),
      most: Math.max(0, ...waiting),
    },
  }
}
