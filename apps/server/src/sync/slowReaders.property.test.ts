import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Message } from './frames.ts'
import { contentOf } from './testing/honestEdits.ts'
import { ReadingRoom } from './testing/ReadingRoom.ts'
import type { SlowTab } from './testing/SlowTab.ts'

const LIMIT = 600
const MODES = { anna: 'edit', ben: 'edit', chris: 'suggest', dora: 'view' } as const
/** What happens; some of it more often. */
const WHAT =
  'type type paste paste delete save save caret ask askWho leave stall stall read read sip beat rest hold letGo full room'

const step = fc.record({
  who: fc.nat(3),
  what: fc.constantFrom(...WHAT.split(' ')),
  at: fc.noBias(fc.nat(9_999)).map((part) => part / 10_000),
  /** Whether the disk gets to it before what comes next. */
  isSettled: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

it('[S20] [S50] [S55] readers stop and go on, come and leave, and the disk holds back: in the end all hold the same, every barrier was answered in order and not before what it is about, and nobody was told what is not on disk', async () => {
  const done = { steps: 0, behind: 0, answered: 0, messages: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 100, size: 'max' }),
      fc.boolean(),
      async (steps, isCrowd) => {
        const problems: string[] = []
        const desk = await ReadingRoom.open(
          MODES,
          { maxQueuedBytes: LIMIT, readWithin: 1e6 },
          (tab, said) => {
            done.messages += 1
            const problem = problemWith(desk, tab, said, isCrowd)
            if (problem !== null) problems.push(problem)
            if (said.kind === 'acknowledge') done.answered += 1
          },
        )
        // So slowly nothing is ever gathered.
        desk.tick = isCrowd ? 0 : 20
        try {
          for (const tab of desk.tabs) desk.come(tab)
          await desk.settle()
          for (const chosen of steps) {
            await act(desk, chosen)
            desk.time += 5
            vi.advanceTimersByTime(5)
            if (chosen.isSettled) await desk.settle()
            done.steps += 1
            done.behind += desk.room.behind
          }
          await comeToRest(desk)
          expect(problems).toEqual([])
          for (const tab of desk.tabs) {
            expect(tab.socket?.closedWith).toBe(null)
            expect(contentOf(tab.doc)).toEqual(contentOf(desk.room.live.doc))
            expect(tab.barriers).toEqual([])
            expect(caretsSeenBy(tab)).toEqual(caretsBeside(desk, tab))
          }
          expect(contentOf(desk.store.disk)).toEqual(contentOf(desk.room.live.doc))
        } finally {
          await desk.close()
        }
      },
    ),
    // Ends the search for a smaller failure, if there is one.
    { numRuns: 150, interruptAfterTimeLimit: 90_000 },
  )
  process.stdout.write(
    `${done.steps} steps, ${done.behind} times somebody was behind after one, ${done.messages} messages, ${done.answered} answers to barriers\n`,
  )
  expect(done.behind).toBeGreaterThan(100)
}, 120_000)

async function act(desk: ReadingRoom, { who, what, at }: Step): Promise<void> {
  const tab = desk.tabs[who]!
  const text = tab.doc.getText('body')
  const place = Math.floor(at * (text.length + 1))
  const mode = MODES[tab.name as keyof typeof MODES]
  if (what === 'hold') desk.store.hold()
  else if (what === 'letGo') desk.store.letGo()
  else if (what === 'full') await desk.store.setFull(true)
  else if (what === 'room') await desk.store.setFull(false)
  else if (what === 'beat') desk.room.heartbeat()
  else if (what === 'rest') desk.room.restIfIdle()
  else if (!tab.isHere) desk.come(tab)
  else if (what === 'stall') tab.isStalled = true
  else if (what === 'read') tab.isStalled = false
  else if (what === 'sip') tab.read(3)
  else if (what === 'save') tab.askWhetherSaved()
  else if (what === 'ask') tab.ask()
  else if (what === 'askWho') tab.askWho()
  else if (what === 'leave') tab.leave()
  else if (what === 'caret') tab.awareness.setLocalState({ cursor: at })
  else if (what === 'delete') {
    if (mode === 'edit' && place < text.length) text.delete(place, Math.min(3, text.length - place))
  } else if (mode !== 'view') text.insert(place, tab.name[0]!.repeat(what === 'paste' ? 250 : 1))
}

async function comeToRest(desk: ReadingRoom): Promise<void> {
  desk.store.letGo()
  await desk.store.setFull(false)
  for (const tab of desk.tabs) {
    tab.isStalled = false
    if (!tab.isHere) desk.come(tab)
  }
  for (let time = 0; time < 4; time += 1) {
    vi.advanceTimersByTime(2_000)
    await desk.settle()
  }
}

/** What is wrong with what the server sends to a tab, as it is sent. */
function problemWith(desk: ReadingRoom, tab: SlowTab, said: Message, isCrowd: boolean): string | null {
  if (said.kind === 'update' || said.kind === 'step2') {
    Y.applyUpdate(sentTo(tab), said.update)
    return desk.store.has(said.update) ? null : `${tab.name} is told what is not on disk`
  }
  if (said.kind !== 'acknowledge') return null
  const barrier = tab.barriers.shift()
  if (barrier?.number !== said.number) return `${tab.name} is told of ${said.number} out of order`
  if (!desk.store.has(barrier.about)) return `${tab.name} is told too early that all is saved`
  const besides = barrier.besides ?? Y.encodeStateAsUpdate(desk.store.disk)
  // In a crowd updates are gathered, and answers do not wait for that.
  const isBehindAll = isCrowd || Y.snapshotContainsUpdate(Y.snapshot(sentTo(tab)), besides)
  return isBehindAll ? null : `${tab.name} is told that all is saved before it is told what was saved`
}

const sent = new WeakMap<SlowTab, Y.Doc>()

/** Everything that a tab was sent, read or not, and what it had itself. */
function sentTo(tab: SlowTab): Y.Doc {
  const doc = sent.get(tab) ?? new Y.Doc()
  sent.set(tab, doc)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(tab.doc))
  return doc
}

function caretsSeenBy(tab: SlowTab): Readonly<Record<string, unknown>> {
  const others = [...tab.awareness.getStates()].filter(([client]) => client !== tab.client)
  return Object.fromEntries(others.map(([client, state]) => [client, state['cursor']]))
}

function caretsBeside(desk: ReadingRoom, tab: SlowTab): Readonly<Record<string, unknown>> {
  const others = desk.tabs.filter((other) => other !== tab && other.awareness.getLocalState() !== null)
  return Object.fromEntries(
    others.map(({ client, awareness }) => [client, awareness.getLocalState()?.['cursor']]),
  )
}
