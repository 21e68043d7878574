import { authorshipOf, read, TEXT_ROOTS, toArticleJson, type ReadArticle } from '@stet/article'
import { operation } from '@stet/binding/testing'
import * as fc from 'fast-check'
import * as Y from 'yjs'
import { type Newsroom, SENDING } from '../../sync/testing/Newsroom.ts'
import { newsroomProperty } from '../../sync/testing/newsroomProperty.ts'
import { restoreVersion } from '../restoreVersion.ts'

/** How many runs one seed stands for. */
const RUNS_A_SEED = 20

const PEOPLE = [
  ['anna', 'edit'],
  ['ben', 'edit'],
  ['chris', 'suggest'],
  ['dora', 'edit'],
  ['emil', 'suggest'],
  ['fina', 'edit'],
] as const

/** What no editor writes text by, so that every letter says who typed it. Deleting across fields goes by commands. */
const OTHERS = ['command', 'deleteSome', 'moveAnywhere', 'undo', 'redo', 'review', 'pause'] as const

const step = fc.record({
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constant('type' as const) },
    { weight: 14, arbitrary: fc.constantFrom(...OTHERS) },
    {
      weight: 3,
      arbitrary: fc.constantFrom('keep', 'keep', 'restore', 'restore', 'restart', 'reopen', 'mode', 'rights'),
    },
  ),
  chosen: operation,
  sending: fc.constantFrom('nothing', ...SENDING),
  isHearing: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** What was done, and how many characters were asked for their author. */
export interface AuthorsChecked {
  edits: number
  decisions: number
  undos: number
  restores: number
  restarts: number
  checked: number
}

/**
 * Lets six people write one article with real editors, with decisions, undo, restores of versions, reloads and restarts of
 * the server, until `wanted` edits were made. Every letter that is typed is one of whoever types it, so that the text
 * itself says who it is by; what the server says has to be the same. The first failure is shrunk and thrown, with its seed.
 */
export function checkAuthors(
  wanted: number,
  firstSeed: number,
): AuthorsChecked & { readonly seeds: readonly number[] } {
  const done = newTally()
  const property = newsroomProperty(
    { people: PEOPLE, steps: fc.array(step, { minLength: 1, maxLength: 200, size: 'max' }), play, newTally },
    done,
  )
  const seeds: number[] = []
  for (let seed = firstSeed; done.edits < wanted; seed += 1) {
    const { failed, errorInstance } = fc.check(property, { seed, numRuns: RUNS_A_SEED, endOnFailure: true })
    seeds.push(seed)
    if (failed) throw new Error(`seed ${seed}`, { cause: errorInstance })
  }
  return { ...done, seeds }
}

export function authorsSaid(done: ReturnType<typeof checkAuthors>): string {
  const { edits, decisions, undos, restores, restarts, checked, seeds } = done
  return (
    `${edits} edits of ${PEOPLE.length} people, ${decisions} decisions, ${undos} undone, ${restores} restores, ` +
    `${restarts} restarts: ${checked} characters named who typed them; seeds ${seeds[0]} to ${seeds.at(-1)}`
  )
}

function newTally(): AuthorsChecked {
  return { edits: 0, decisions: 0, undos: 0, restores: 0, restarts: 0, checked: 0 }
}

/** Letters of one's own: Chinese characters, so many for each person. */
const FIRST_LETTER = 0x4e00
const LETTERS_EACH = 3_000

function letterOf(who: number, count: number): string {
  return String.fromCharCode(FIRST_LETTER + who * LETTERS_EACH + (count % LETTERS_EACH))
}

/** Who typed a letter; null for one that the article began with, or that a command brought. */
function typistOf(letter: string): string | null {
  const who = Math.floor((letter.charCodeAt(0) - FIRST_LETTER) / LETTERS_EACH)
  return PEOPLE[who]?.[0] ?? null
}

function play(room: Newsroom, steps: readonly Step[], done: AuthorsChecked): void {
  const versions: ReadArticle[] = []
  const counts = PEOPLE.map(() => 0)
  for (const [index, { what, chosen, sending, isHearing }] of steps.entries()) {
    const who = chosen.who % PEOPLE.length
    const tab = room.tabs[who]
    if (!tab) continue
    if (what === 'type') {
      const text = Array.from({ length: 1 + (chosen.n % 3) }, () =>
        letterOf(who, (counts[who] = (counts[who] ?? 0) + 1)),
      )
      if (tab.type(chosen.a, text.join(''))) done.edits += 1
    } else if (what === 'keep') versions.push(read(room.live.doc, 'original'))
    else if (what === 'restore') restore(room, versions, chosen.n, done)
    else if (what === 'restart') {
      room.restart()
      done.restarts += 1
    } else if (what === 'reopen') room.reopen(tab)
    else if (what === 'mode')
      tab.setMode(chosen.n % 2 === 0 && room.rights.get(tab.user) === 'edit' ? 'edit' : 'suggest')
    else if (what === 'rights') {
      room.change(tab.user, chosen.n % 2 === 0 ? 'edit' : 'suggest')
      room.reconnect(tab)
    } else if (tab.perform({ ...chosen, kind: what })) {
      done.edits += 1
      if (what === 'review') done.decisions += 1
      if (what === 'undo') done.undos += 1
    }
    if (sending !== 'nothing') room.send(room.tabs[who] ?? tab, sending)
    if (isHearing) room.catchUp(room.tabs[who] ?? tab)
    if (index % 20 === 0) done.checked += expectAuthors(room)
  }
  for (const tab of room.tabs) room.send(tab, 'step2')
  done.checked += expectAuthors(room)
}

/** Anna makes the article read as it once did; while the others have not sent all that they wrote. */
function restore(
  room: Newsroom,
  versions: readonly ReadArticle[],
  choice: number,
  done: AuthorsChecked,
): void {
  const wanted = versions[choice % versions.length]
  if (!wanted) return
  const seen = Y.decodeStateVector(Y.encodeStateVector(room.live.doc))
  const edited = room.live.edit({ userId: 'anna', mode: 'edit' }, (doc) => restoreVersion(doc, wanted, seen))
  if (!edited.ok) throw new Error(edited.reason)
  const [now, then] = [read(room.live.doc, 'original'), wanted].map((reading) =>
    JSON.stringify(toArticleJson(reading)),
  )
  if (now !== then) throw new Error(`a restore reads\n${now}\ninstead of\n${then}`)
  done.restores += 1
  done.checked += expectAuthors(room)
}

/** How many letters name who typed them; throws when one names somebody else. */
function expectAuthors({ live }: Newsroom): number {
  const authorship = authorshipOf(live.doc, 'markup')
  let count = 0
  for (const { text, by } of TEXT_ROOTS.flatMap((root) => authorship[root].flatMap(({ runs }) => runs))) {
    for (const letter of text) {
      const typist = typistOf(letter)
      if (typist !== null && by !== typist) throw new Error(`${letter} is by ${typist}, and names ${by}`)
      if (typist !== null) count += 1
    }
  }
  return count
}
