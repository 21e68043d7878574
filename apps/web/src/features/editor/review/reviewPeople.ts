import { colorOfPerson, PERSON_COLORS } from '@stet/protocol'
import type { UserId } from '@stet/article'

/** Somebody who wrote in an article, or decided in it, as cards show them. */
export interface ReviewPerson {
  readonly id: UserId
  /** Null for somebody whom nobody knows. */
  readonly name: string | null
  /** 1 to 12: of those who are here the one that everybody sees, of others one that nobody else has, as long as there is one. */
  readonly color: number
  readonly isMe: boolean
}

interface Named {
  readonly id: UserId
  readonly name: string
}

/** Answers who somebody is, from those who are here and those whose names are known; with the same object each time. */
export function reviewPeople(
  here: readonly (Named & { readonly color: number })[],
  known: readonly Named[],
  me: UserId,
): (id: UserId) => ReviewPerson {
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const present = new Map(here.map((person) => [person.id, person]))
  const colors = colorsOf(here, known)
  const answered = new Map<UserId, ReviewPerson>()
  const lookUp = (id: UserId): ReviewPerson => {
    const person = present.get(id)
    return {
      id,
      name: person?.name ?? names.get(id) ?? null,
      color: colors.get(id) ?? colorOfPerson(id),
      isMe: id === me,
    }
  }
  return (id) => {
    const person = answered.get(id) ?? lookUp(id)
    answered.set(id, person)
    return person
  }
}

/** Those who are not here get, in the order of the list, the colour that they would get, or the next that is free. */
function colorsOf(
  here: readonly (Named & { readonly color: number })[],
  known: readonly Named[],
): ReadonlyMap<UserId, number> {
  const colors = new Map(here.map(({ id, color }) => [id, color]))
  const taken = new Set(colors.values())
  for (const { id } of known) {
    if (colors.has(id)) continue
    const wanted = colorOfPerson(id)
    const steps = Array.from(
      { length: PERSON_COLORS },
      (_, step) => ((wanted - 1 + step) % PERSON_COLORS) + 1,
    )
    const color = steps.find((one) => !taken.has(one)) ?? wanted
    colors.set(id, color)
    taken.add(color)
  }
  return colors
}
