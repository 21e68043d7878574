/** Somebody who has the article open, however many tabs they have. */
export interface PersonHere {
  readonly id: string
  readonly name: string
  /** 1 to 12. */
  readonly color: number
  readonly isMe: boolean
}

/**
 * Everybody in the awareness states, once each, oneself first, then by name and id: the order does not depend on who
 * joined when, so avatars do not change places. States come from other browsers and are looked at with suspicion.
 */
export function peopleHere(states: ReadonlyMap<number, unknown>, myId: string): readonly PersonHere[] {
  const byId = new Map<string, PersonHere>()
  for (const clientId of [...states.keys()].toSorted((a, b) => a - b)) {
    const person = readPerson(states.get(clientId), myId)
    if (person !== null && !byId.has(person.id)) byId.set(person.id, person)
  }
  return [...byId.values()].toSorted(
    (a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
  )
}

function readPerson(state: unknown, myId: string): PersonHere | null {
  if (typeof state !== 'object' || state === null || !('user' in state)) return null
  const user: unknown = state.user
  if (typeof user !== 'object' || user === null) return null
  const { id, name, color } = user as { id?: unknown; name?: unknown; color?: unknown }
  if (typeof id !== 'string' || id === '') return null
  return {
    id,
    name: typeof name === 'string' && name.trim() !== '' ? name : id,
    color: typeof color === 'number' && Number.isInteger(color) && color >= 1 && color <= 12 ? color : 1,
    isMe: id === myId,
  }
}

/** Whether two lists show the same people in the same way. */
export function isSamePeople(a: readonly PersonHere[], b: readonly PersonHere[]): boolean {
  return (
    a.length === b.length &&
    a.every((person, index) => {
      const other = b[index]
      return (
        other !== undefined &&
        person.id === other.id &&
        person.name === other.name &&
        person.color === other.color
      )
    })
  )
}
