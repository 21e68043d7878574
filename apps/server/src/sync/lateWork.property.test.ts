import { Attribution, clientEntry, isShown, itemAt } from '@stet/article'
import type { CharacterId } from '@stet/article'
import { operation } from '@stet/binding/testing'
import * as fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { EditorTab } from './testing/EditorTab.ts'
import { contentOf } from './testing/honestEdits.ts'
import { type Newsroom, SENDING } from './testing/Newsroom.ts'
import { newsroomProperty } from './testing/newsroomProperty.ts'
import { readingOf } from './testing/readingOf.ts'

const step = fc.record({
  operation,
  sending: fc.constantFrom('nothing', 'nothing', ...SENDING),
  isHearing: fc.boolean(),
  /** Now and then an admin changes what anna or ben may do, and their pages come back later, or never until the end. */
  change: fc.oneof(
    { weight: 7, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({
        user: fc.constantFrom('anna', 'ben'),
        mode: fc.constantFrom('edit', 'suggest', 'suggest'),
      }),
    },
  ),
  isBack: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

interface Tally {
  edits: number
  lateUpdates: number
  restored: number
}

const newTally = (): Tally => ({ edits: 0, lateUpdates: 0, restored: 0 })

it('[S39] late work of somebody who may only suggest by now changes nothing that others read, loses nothing, and is the same for all', () => {
  const done = newTally()
  const property = newsroomProperty(
    { steps: fc.array(step, { minLength: 1, maxLength: 120, size: 'max' }), play: write, newTally },
    done,
  )
  fc.assert(property, { numRuns: 120, endOnFailure: true })
  process.stdout.write(
    `${done.edits} edits, ${done.lateUpdates} late updates, ${done.restored} of them put back\n`,
  )
  expect(done.restored).toBeGreaterThan(20)
}, 300_000)

function write(room: Newsroom, steps: readonly Step[], done: Tally): void {
  for (const { operation: chosen, sending, isHearing, change, isBack } of steps) {
    const who = chosen.who % room.tabs.length
    const tab = room.tabs[who]
    if (!tab) continue
    if (change) room.change(change.user, change.mode)
    if (chosen.kind === 'mode' && !room.isAway(tab) && room.rights.get(tab.user) === 'edit')
      tab.binding.setMode(chosen.n % 4 ? 'edit' : 'suggest')
    else if (chosen.kind === 'reopen' && !room.isAway(tab)) room.reopen(tab)
    else if (chosen.kind === 'offline') room.restart()
    else if (tab.perform(chosen)) done.edits += 1
    if (room.isAway(tab)) {
      if (isBack) comeBack(room, tab, done)
    } else if (sending !== 'nothing') watched(room, tab, () => room.send(tab, sending))
    if (isHearing && !room.isAway(tab)) room.catchUp(tab)
  }
  for (const tab of room.tabs) {
    comeBack(room, tab, done)
    watched(room, tab, () => room.send(tab, 'step2'))
  }
  for (const tab of room.tabs) {
    room.catchUp(tab)
    const [mine, all] = [contentOf(tab.doc), contentOf(room.live.doc)]
    if (!isDeepStrictEqual(mine, all))
      throw new Error(`${tab.user} holds ${JSON.stringify(mine)}\n${JSON.stringify(all)}`)
    for (const view of ['markup', 'original', 'final', { without: 'anna' }] as const) {
      expectSame(readingOf(tab.doc, view), readingOf(room.live.doc, view))
    }
  }
}

function comeBack(room: Newsroom, tab: EditorTab, done: Tally): void {
  if (!room.isAway(tab)) return
  const before = room.restored
  watched(room, tab, () => room.reconnect(tab))
  done.lateUpdates += 1
  if (room.restored > before) done.restored += 1
}

/** Lets a tab send, and sees that nothing is refused, nothing lost, and nothing changed that others read. */
function watched(room: Newsroom, tab: EditorTab, send: () => readonly { readonly reason: string }[]): void {
  const isSuggesting = room.rights.get(tab.user) === 'suggest'
  const views = ['original', { without: tab.user }] as const
  const before = isSuggesting ? views.map((view) => readingOf(room.live.doc, view)) : []
  const typed = typedIn(tab, room.live.doc)
  const [refused] = send()
  if (refused) throw new Error(`refused what ${tab.user} wrote: ${refused.reason}`)
  if (isSuggesting) {
    for (const [at, view] of views.entries()) expectSame(readingOf(room.live.doc, view), before[at])
    const attribution = new Attribution(room.live.doc)
    for (const [client, clock] of typed) {
      const isThere = itemAt(room.live.doc, [client, clock])?.deleted === false
      if (!isThere || !isShown(attribution.stateAt(client, clock), 'markup')) {
        throw new Error(`${client}:${clock} of ${tab.user} is lost`)
      }
    }
  }
}

/** What a tab has typed, still shows, and the server does not know. */
function typedIn(tab: EditorTab, server: Y.Doc): readonly CharacterId[] {
  const pairs = [...tab.earlierClientIds, tab.clientIds]
  const assumed = new Map(
    pairs.flatMap(({ edit, suggest }) => [
      [edit, clientEntry(tab.user, 'edit')] as const,
      [suggest, clientEntry(tab.user, 'suggest')] as const,
    ]),
  )
  const attribution = new Attribution(tab.doc, assumed)
  const typed: CharacterId[] = []
  for (const client of assumed.keys()) {
    const to = Y.getState(tab.doc.store, client)
    for (let clock = Y.getState(server.store, client); clock < to; clock += 1) {
      const item = itemAt(tab.doc, [client, clock])
      if (!item || item.deleted || item.parentSub !== null) continue
      if (isShown(attribution.stateAt(client, clock), 'markup')) typed.push([client, clock])
    }
  }
  return typed
}

function expectSame(now: string, before: string | undefined): void {
  if (now !== before) throw new Error(`it reads\n${now}\ninstead of\n${before}`)
}
