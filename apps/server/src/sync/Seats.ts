import type { PresentPerson } from '@stet/protocol'
import type { NamedClients } from './Bindings.ts'
import type { Due } from './Fanout.ts'
import type { Refusal } from './guard/Refusal.ts'
import type { Member } from './Member.ts'
import { People } from './People.ts'
import { Presence } from './Presence.ts'
import type { PresenceOwner } from './Presence.ts'

export interface SeatsParts {
  readonly now: () => number
  /** Who has this clientID on record; null: nobody. */
  readonly ownerOf: (client: number) => string | null
  readonly onPeopleChange: (people: readonly PresentPerson[]) => void
  /** There are states to be told: `latest`. */
  readonly onStates: () => void
}

interface Seat extends PresenceOwner {
  readonly member: Member
}

/** States of others are renewed for those whose socket lives but whose tab sleeps; clients drop them after 30 s. */
const RENEW_AFTER = 14_000

/** Who has an article open: a seat for each socket, the people, and what each is to be told of the others. */
export class Seats {
  readonly #parts: SeatsParts
  readonly #people = new People()
  readonly #presence: Presence<Seat>
  readonly #seats = new Map<Member, Seat>()
  /** ClientIDs whose state nobody has been told yet, and whose they are. */
  readonly #changed = new Map<number, Member>()

  constructor(parts: SeatsParts) {
    this.#parts = parts
    this.#presence = new Presence(parts.now)
  }

  get people(): readonly PresentPerson[] {
    return this.#people.list
  }

  take(member: Member, named: NamedClients): void {
    const { id, name } = member.actor
    const { person, isNew } = this.#people.come(id, name)
    this.#seats.set(member, {
      member,
      person,
      names: (client) => named.edit.includes(client) || named.suggest.includes(client),
      isForeign: (client) => ![null, id].includes(this.#parts.ownerOf(client)),
    })
    if (isNew) this.#parts.onPeopleChange(this.people)
  }

  /** False if it had none. */
  leave(member: Member): boolean {
    const seat = this.#seats.get(member)
    if (!seat) return false
    this.#seats.delete(member)
    this.#tell(this.#presence.leave(seat), member)
    if (this.#people.go(member.actor.id)) this.#parts.onPeopleChange(this.people)
    return true
  }

  receive(member: Member, update: Uint8Array): Refusal | null {
    const seat = this.#seats.get(member)
    if (!seat) return null
    const result = this.#presence.receive(seat, update)
    if (!('changed' in result)) return result
    this.#tell(result.changed, member)
    return null
  }

  /** Shows those to the others whose tab sleeps. */
  renew(): void {
    for (const [client, { member }] of this.#presence.renew(RENEW_AFTER)) this.#tell([client], member)
  }

  /** The clients of everybody else. */
  clientsBeside(member: Member): readonly number[] {
    return this.#presence.clients(this.#seats.get(member) ?? null)
  }

  /** What a member is told of these clients; null if they are none, or its own. */
  messageFor(member: Member, clients: Iterable<number>): Uint8Array | null {
    const others = [...clients].filter((client) => this.#presence.ownerOf(client)?.member !== member)
    return this.#presence.frameOf(others)
  }

  /** The states that changed since this was asked last; everybody is told those of others. */
  latest(): Due<Member> | null {
    const changed = [...this.#changed]
    this.#changed.clear()
    const tells = changed.map(([client]) => client)
    const message = this.#presence.frameOf(tells)
    if (message === null) return null
    const instead = new Map(
      changed.map(([, member]) => {
        const others = changed.filter(([, other]) => other !== member)
        return [member, this.#presence.frameOf(others.map(([client]) => client))] as const
      }),
    )
    return { tells, message, instead }
  }

  #tell(clients: readonly number[], member: Member): void {
    for (const client of clients) this.#changed.set(client, member)
    if (clients.length > 0) this.#parts.onStates()
  }
}
