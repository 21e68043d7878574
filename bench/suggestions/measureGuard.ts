import { articleSchema, openRoots, type WriteMode } from '@stet/article'
import { ArticleBinding, HeadlessEditor } from '@stet/binding'
import * as Y from 'yjs'
import { checkUpdate } from '../../apps/server/src/sync/guard/checkUpdate.ts'
import { KnownStructs } from '../../apps/server/src/sync/guard/KnownStructs.ts'
import { LiveDocument } from '../../apps/server/src/sync/LiveDocument.ts'
import { blockStart } from '../editor/pages/blockStart.ts'
import { median } from '../measuring/median.ts'
import { plainPlaces } from './pages/plainPlaces.ts'
import { suggestedArticle } from './suggestedArticle.ts'

/** What an update is of. */
type Stroke = 'letter' | 'deletion'

/**
 * Microseconds to check one update against a document that has everything before it; and to check it, write down who wrote
 * when, and take it in: of some that come in a row, with the document taking in what waited.
 */
interface GuardCosts {
  readonly check: number
  readonly receive: number
}

export type GuardResults = Readonly<Record<Stroke, Readonly<Record<WriteMode, GuardCosts>>>>

const UPDATES_IN_A_ROW = 12
const ROUNDS = 7
const WARM_UP = 2
/**
 * A check writes nothing: the same one again and again tells microseconds, and the quickest of some batches tells them as
 * they are when nothing else has the processor; so many of them that V8 is done with the code, as on any server that has
 * been up for a minute.
 */
const BATCHES = 5
const CHECKS_A_BATCH = 200
const MODES: readonly WriteMode[] = ['edit', 'suggest']
const STROKES: readonly Stroke[] = ['letter', 'deletion']

/** Two people type and delete on a live document by turns, one in each mode. */
export function measureGuard(words: number): GuardResults {
  const bytes = Y.encodeStateAsUpdate(suggestedArticle(words))
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(doc, bytes)
  let ids = 20_000
  const live = new LiveDocument(doc, {
    sink: { canTake: () => true, take: () => undefined },
    now: () => Date.UTC(2026, 10, 28, 20),
    random: () => (ids += 1),
  })
  const known = new KnownStructs(doc)
  const people = MODES.map((mode, at) => typist(bytes, mode, at))
  for (const { clients, writer } of people) live.claim(clients, writer)
  const costs = STROKES.map((stroke) => {
    const checks: Record<WriteMode, number[]> = { edit: [], suggest: [] }
    const receives: Record<WriteMode, number[]> = { edit: [], suggest: [] }
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const { mode, writer, write } of people) {
        const updates = Array.from({ length: UPDATES_IN_A_ROW }, () => write(stroke))
        const [first] = updates
        if (!first) throw new Error('There is nothing to check')
        const batch = () => {
          for (let again = 0; again < CHECKS_A_BATCH; again += 1)
            assertPassed(checkUpdate(first, known, live.bindings, writer), stroke)
        }
        const check = Math.min(...Array.from({ length: BATCHES }, () => microseconds(batch)))
        const receive = microseconds(() => {
          for (const update of updates) assertPassed(live.receive(update, writer, writer), stroke)
          void live.doc
        })
        if (round < WARM_UP) continue
        checks[mode].push(check / CHECKS_A_BATCH)
        receives[mode].push(receive / UPDATES_IN_A_ROW)
      }
    }
    const of = (mode: WriteMode): GuardCosts => ({
      check: median(checks[mode]),
      receive: median(receives[mode]),
    })
    return [stroke, { edit: of('edit'), suggest: of('suggest') }] as const
  })
  live.destroy()
  return Object.fromEntries(costs) as GuardResults
}

function assertPassed(answer: { readonly ok: boolean }, stroke: Stroke): void {
  if (!answer.ok) throw new Error(`The guard refused a ${stroke}: ${JSON.stringify(answer)}`)
}

/** Somebody in an editor without a screen; `write` answers with the update that a stroke is. */
function typist(article: Uint8Array, mode: WriteMode, index: number) {
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(doc, article)
  const user = `typist-${index}`
  const ids = { edit: 9001 + 2 * index, suggest: 9002 + 2 * index }
  const binding = new ArticleBinding({
    doc,
    user,
    clientIds: ids,
    mode,
    schema: articleSchema,
    now: () => performance.now(),
    onError: (error) => {
      throw error
    },
  })
  const editor = new HeadlessEditor(binding)
  const { block, offset } = plainPlaces(editor.state.doc, MODES.length)[index]!
  let position = blockStart(editor.state.doc, block) + offset
  let updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  // What is deleted is older text behind what was typed: a suggestion strikes it.
  let struck = 0
  const write = (stroke: Stroke): Uint8Array => {
    updates = []
    if (stroke === 'letter') {
      editor.dispatch(editor.state.tr.insertText('n', position))
      position += 1
    } else {
      const from = position + (mode === 'suggest' ? struck : 0)
      editor.dispatch(editor.state.tr.delete(from, from + 1))
      struck += 1
    }
    const [update] = updates
    if (!update || updates.length > 1) throw new Error(`A ${stroke} is one update, not ${updates.length}`)
    return update
  }
  return {
    mode,
    write,
    writer: { userId: user, mode },
    clients: { edit: mode === 'edit' ? [ids.edit] : [], suggest: [ids.suggest] },
  }
}

function microseconds(run: () => void): number {
  const before = performance.now()
  run()
  return (performance.now() - before) * 1000
}
