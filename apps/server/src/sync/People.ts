import { colorOfPerson, PERSON_COLORS, type PresentPerson } from '@stet/protocol'

interface Here {
  person: PresentPerson
  tabs: number
}

/** Who is in an article, once each, however many tabs; keeps everybody's colour as long as they stay. */
export class People {
  readonly #here = new Map<string, Here>()

  /** In the order of coming. */
  get list(): readonly PresentPerson[] {
    return [...this.#here.values()].map(({ person }) => person)
  }

  /** A tab of this person opens. The colour follows from the id, or is the next one that is free. */
  come(id: string, name: string): { readonly person: PresentPerson; readonly isNew: boolean } {
    const here = this.#here.get(id)
    if (here) {
      here.tabs += 1
      return { person: here.person, isNew: false }
    }
    const person = { id, name, color: this.#colorFor(id) }
    this.#here.set(id, { person, tabs: 1 })
    return { person, isNew: true }
  }

  /** A tab closes; true if it was the person's last. */
  go(id: string): boolean {
    const here = this.#here.get(id)
    if (!here) return false
    here.tabs -= 1
    if (here.tabs > 0) return false
    this.#here.delete(id)
    return true
  }

  #colorFor(id: string): number {
    const taken = new Set([...this.#here.values()].map(({ person }) => person.color))
    const wanted = colorOfPerson(id)
    for (let step = 0; step < PERSON_COLORS; step += 1) {
      const color = ((wanted - 1 + step) % PERSON_COLORS) + 1
      if (!taken.has(color)) return color
    }
    return wanted
  }
}
