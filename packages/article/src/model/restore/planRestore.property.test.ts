import { array, assert, integer, nat, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { authorshipOf } from '../authorship.ts'
import { clientEntry } from '../clients.ts'
import { read } from '../read.ts'
import type { ReadArticle } from '../ReadArticle.ts'
import { clientsRoot, TEXT_ROOTS } from '../roots.ts'
import { anyDice, gather, meet } from '../testing/gather.ts'
import { honestStep, type Memory } from '../testing/honestSteps.ts'
import type { Replica } from '../testing/Replica.ts'
import { type Dice, pick } from '../testing/wildSteps.ts'
import { TextSources } from '../TextSources.ts'
import { planRestore } from './planRestore.ts'
import { unitsOf } from './RestoredUnit.ts'

const RUNS = 200
const CHIEF = { edit: 800, suggest: 801 }

/** What a reading looks like, whatever the ids. */
function looksOf(article: ReadArticle): unknown {
  return Object.fromEntries(
    TEXT_ROOTS.map((root) => [
      root,
      article[root].map(({ id, marker, runs }) => ({
        isStored: id !== null,
        marker,
        runs: runs.flatMap(({ text, formats, author }) =>
          Array.from({ length: text.length }, (_, at) => ({ unit: text[at], formats, author })),
        ),
      })),
    ]),
  )
}

/** An hour in the newsroom, everything told to the server; what `original` read then, now and again. */
function write(everybody: readonly Replica[], steps: readonly Dice[]): ReadArticle[] {
  const [server, ...people] = everybody
  const memory: Memory = new Map()
  const versions: ReadArticle[] = []
  for (const step of steps) {
    const replica = pick(people, step.who)
    honestStep(replica, step.c % 3 === 0 ? 'suggest' : 'edit', memory, step)
    server?.pull(replica)
    if (server && step.a % 3 === 0) replica.pull(server)
    if (server && step.b % 4 === 0) versions.push(read(server.doc, 'original'))
  }
  meet(everybody)
  return versions
}

function welcomeChief(server: Replica): void {
  server.transact(1, () => {
    clientsRoot(server.doc).set(String(CHIEF.edit), clientEntry('Chief', 'edit'))
    clientsRoot(server.doc).set(String(CHIEF.suggest), clientEntry('Chief', 'suggest'))
  })
}

const seenBy = ({ doc }: Replica) => Y.decodeStateVector(Y.encodeStateVector(doc))

/** Restores; false if there was nothing to do. */
function restore(server: Replica, wanted: ReadArticle, seen = seenBy(server)): boolean {
  const plan = planRestore(server.doc, wanted, seen)
  if (plan) server.transact(CHIEF.edit, () => plan(CHIEF))
  return plan !== null
}

/** The first of every character that stands in a reading, sorted. */
function firstsIn({ doc }: Replica, article: ReadArticle): string[] {
  const sources = new TextSources(doc)
  return TEXT_ROOTS.flatMap((root) => unitsOf(article[root]))
    .map(({ id: [client, clock] }) => String(sources.trace(client, clock, 1)[0]?.source))
    .toSorted()
}

/** The headline but for what somebody typed meanwhile. */
function without({ headline }: ReadArticle): string {
  const text = headline.flatMap(({ runs }) => runs.map((run) => run.text)).join('')
  return text.replaceAll(/§[12]/g, '')
}

describe('a restore', () => {
  it('[A104] [A105] reads as it once did, by whoever wrote it; a second time there is nothing to do', () => {
    const law = property(
      integer({ min: 1, max: 4 }),
      array(anyDice, { maxLength: 60, size: 'max' }),
      array(nat(1000), { minLength: 1, maxLength: 4 }),
      (count, steps, choices) => {
        const everybody = gather(count, true)
        const [server] = everybody
        const versions = write(everybody, steps)
        if (!server || versions.length === 0) return
        welcomeChief(server)
        for (const choice of choices) {
          const wanted = pick(versions, choice)
          restore(server, wanted)
          expect(looksOf(read(server.doc, 'original'))).toEqual(looksOf(wanted))
          expect(restore(server, wanted)).toBe(false)
          expect(firstsIn(server, read(server.doc, 'original'))).toEqual(firstsIn(server, wanted))
        }
        const people = authorshipOf(server.doc)
        const names = TEXT_ROOTS.flatMap((root) =>
          people[root].flatMap(({ runs }) => runs.map(({ by }) => by)),
        )
        expect(names).not.toContain('Chief')
      },
    )
    assert(law, { numRuns: RUNS })
  })

  it('[A106] keeps what it did not see, once, and is kept by what comes later', () => {
    const law = property(
      array(anyDice, { maxLength: 40, size: 'max' }),
      record({ version: nat(1000), who: nat(1000), at: nat(1000) }),
      (steps, dice) => {
        const everybody = gather(3, true)
        const [server, ...people] = everybody
        const versions = write(everybody, steps)
        if (!server || versions.length === 0) return
        welcomeChief(server)
        const seen = seenBy(server)
        const typist = pick(people, dice.who)
        const headline = typist.doc.getText('headline')
        typist.transact(typist.edit, () => headline.insert(dice.at % 2 === 0 ? 0 : headline.length, '§1'))
        if (dice.version % 2 === 0) server.pull(typist)
        restore(server, pick(versions, dice.version), seen)
        typist.transact(typist.edit, () => headline.insert(0, '§2'))
        meet(everybody)
        // A second one at the same moment saw no more than the first.
        restore(server, pick(versions, dice.version), seen)
        meet(everybody)
        const text = read(server.doc, 'original')
          .headline.flatMap(({ runs }) => runs.map((run) => run.text))
          .join('')
        expect(text.split('§1')).toHaveLength(2)
        expect(text.split('§2')).toHaveLength(2)
        const rest = read(server.doc, 'original')
        const wanted = pick(versions, dice.version)
        expect(without(rest)).toBe(without(wanted))
      },
    )
    assert(law, { numRuns: RUNS })
  })
})
