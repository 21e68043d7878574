import { type Arbitrary, nat, oneof, record } from 'fast-check'
import { clientEntry } from '../clients.ts'
import { clientsRoot } from '../roots.ts'
import { Replica } from './Replica.ts'
import type { Dice } from './wildSteps.ts'

/** Small numbers often, so that steps meet at the same places. */
const die: Arbitrary<number> = oneof(nat(6), nat(1000))

export const anyDice: Arbitrary<Dice> = record({
  what: nat(1000),
  who: nat(1000),
  a: die,
  b: die,
  c: nat(1000),
  d: die,
})

/** The server and some people. Unless all are known, the server has not said yet who the last one is. */
export function gather(people: number, areAllKnown: boolean): Replica[] {
  const names = ['Ada', 'Ben', 'Cem', 'Dana', 'Eve'].slice(0, people)
  const server = new Replica('#server', 1, 2)
  const replicas = [
    server,
    ...names.map((name, index) => new Replica(name, 100 + index * 10, 101 + index * 10)),
  ]
  server.transact(1, () => {
    for (const { user, edit, suggest } of areAllKnown ? replicas : replicas.slice(0, -1)) {
      clientsRoot(server.doc).set(String(edit), clientEntry(user, 'edit'))
      clientsRoot(server.doc).set(String(suggest), clientEntry(user, 'suggest'))
    }
  })
  for (const replica of replicas) replica.pull(server)
  return replicas
}

/** Everybody gets everything. */
export function meet(replicas: readonly Replica[]): void {
  for (let round = 0; round < 2; round += 1) {
    for (const one of replicas) for (const other of replicas) one.pull(other)
  }
}
