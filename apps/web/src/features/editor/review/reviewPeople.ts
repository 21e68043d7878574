import { colorOfPerson } from '@stet/protocol'
import type { UserId } from '@stet/article'

/** Somebody who wrote in an article, or decided in it, as cards show them. */
export interface ReviewPerson {
  readonly id: UserId
  /** Null for somebody whom nobody knows. */
  readonly name: string | null
  /** 1 to 12: of those who are here the one that everybody sees, of others the one that they would get. */
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
  const answered = new Map<UserId, ReviewPerson>()
  const lookUp = (id: UserId): ReviewPerson => {
    const person = present.get(id)
    return {
      id,
      name: person?.name ?? names.get(id) ?? null,
      color: person?.color ?? colorOfPerson(id),
      isMe: id === me,
    }
  }
  return (id) => {
    const person = answered.get(id) ?? lookUp(id)
    answered.set(id, person)
    return person
  }
}
