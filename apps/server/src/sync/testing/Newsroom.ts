import { compareFingerprints, createDocument, fingerprintOf, SERVER_USER } from '@stet/article'
import type { ArticleJson, WriteMode } from '@stet/article'
import type { ClientIds } from '@stet/binding'
import * as Y from 'yjs'
import type { Writer } from '../guard/checkUpdate.ts'
import type { Refusal } from '../guard/Refusal.ts'
import { buildDocument } from '../buildDocument.ts'
import { LiveDocument } from '../LiveDocument.ts'
import { EditorTab } from './EditorTab.ts'

/** How a tab sends what it has written: as a socket does, as one that was offline, or as one that does not know. */
export const SENDING = ['each', 'merged', 'step2', 'everything', 'again', 'overtaking'] as const
export type Sending = (typeof SENDING)[number]

/** One live document of the server, and people with real editors who are connected when they want to be. */
export class Newsroom {
  live: LiveDocument
  readonly tabs: EditorTab[] = []
  /** What each person may do. */
  readonly rights = new Map<string, WriteMode>()
  /** Updates that were answered. */
  answered = 0
  /** How often a page was found to hold what the server holds. */
  compared = 0
  /** Characters that were put back because they were deleted too late. */
  restored = 0
  /** Pages whose first word to the server has to be everything that it lacks, as after every opening of a socket. */
  readonly #unsynced = new Set<EditorTab>()
  readonly #disconnected = new Set<EditorTab>()
  readonly #opened = new Map<string, number>()
  #random = 1

  constructor(article: ArticleJson, people: readonly (readonly [user: string, mode: WriteMode])[]) {
    const snapshot = createDocument(article, { clientId: 1, user: SERVER_USER, origin: 'imported' })
    this.live = this.#load(snapshot)
    for (const [user, mode] of people) {
      this.rights.set(user, mode)
      this.tabs.push(this.#open(user, Y.encodeStateAsUpdate(this.live.doc), []))
    }
  }

  writer(tab: EditorTab): Writer {
    return { userId: tab.user, mode: this.rights.get(tab.user) ?? 'view' }
  }

  /** An admin changes what a person may do: every socket of the person is closed. The pages learn it when they are back. */
  change(user: string, mode: WriteMode): void {
    this.rights.set(user, mode)
    for (const tab of this.tabs) if (tab.user === user) this.#disconnected.add(tab)
  }

  /** Whether a page was cut off and has not come back. */
  isAway(tab: EditorTab): boolean {
    return this.#disconnected.has(tab)
  }

  /** A page comes back, with what it wrote meanwhile; only then it hears what its person may do now. */
  reconnect(tab: EditorTab): readonly Refusal[] {
    if (!this.#disconnected.delete(tab)) return []
    this.connect(tab)
    const refused = this.send(tab, 'step2')
    this.catchUp(tab)
    tab.setMode(this.rights.get(tab.user) ?? 'suggest')
    return refused
  }

  /** The handshake: names the ids of the page and of those before it. */
  connect(tab: EditorTab): void {
    const pairs = [...tab.earlierClientIds, tab.clientIds]
    const named = {
      edit: pairs.map(({ edit }) => edit),
      suggest: pairs.map(({ suggest }) => suggest),
    }
    const problem = this.live.claim(named, this.writer(tab))
    if (problem) throw new Error(problem.reason)
  }

  /** Sends what a tab has written; answers with the refusals. */
  send(tab: EditorTab, sending: Sending): readonly Refusal[] {
    const written = tab.takeWritten()
    const whole = Y.encodeStateAsUpdate(tab.doc)
    const missing = () => Y.encodeStateAsUpdate(tab.doc, Y.encodeStateVector(this.live.doc))
    const last = written.at(-1)
    if (sending === 'overtaking' && last) this.#receive(tab, last)
    const updates: Record<Sending, () => readonly Uint8Array[]> = {
      each: () => written,
      merged: () => (written.length > 0 ? [Y.mergeUpdates(written)] : []),
      step2: () => [missing()],
      everything: () => [whole],
      again: () => [...written, ...written, whole],
      overtaking: () => [missing()],
    }
    const how = this.#unsynced.delete(tab) ? 'step2' : sending
    return updates[how]().flatMap((update) => this.#receive(tab, update) ?? [])
  }

  /** What everybody else wrote reaches a tab, which throws if it then holds something else at the same moment. */
  catchUp(tab: EditorTab): void {
    tab.hear(Y.encodeStateAsUpdate(this.live.doc, Y.encodeStateVector(tab.doc)))
    const found = compareFingerprints(fingerprintOf(tab.doc), fingerprintOf(this.live.doc))
    if (found === 'differs') throw new Error(`the page of ${tab.user} holds something else`)
    if (found === 'same') this.compared += 1
  }

  /** The person's page is loaded anew, on the copy that the browser kept; nothing unsent is lost. */
  reopen(tab: EditorTab): EditorTab {
    const earlier = [...tab.earlierClientIds, tab.clientIds]
    const next = this.#open(tab.user, Y.encodeStateAsUpdate(tab.doc), earlier)
    this.#unsynced.add(next)
    this.#disconnected.delete(tab)
    next.setMode(this.rights.get(tab.user) === 'edit' && tab.binding.mode === 'edit' ? 'edit' : 'suggest')
    this.tabs[this.tabs.indexOf(tab)] = next
    tab.close()
    return next
  }

  /** The person's page is loaded anew on what the server has, under fresh ids; what it wrote is thrown away. */
  startAnew(tab: EditorTab): void {
    const next = this.#open(tab.user, Y.encodeStateAsUpdate(this.live.doc), [])
    next.binding.setMode(tab.binding.mode)
    this.tabs[this.tabs.indexOf(tab)] = next
    tab.close()
  }

  /** The server starts anew from what is stored. */
  restart(): void {
    this.live = this.#load(Y.encodeStateAsUpdate(this.live.doc))
  }

  /** Nobody needs the document for a while. */
  rest(): void {
    this.live.restIfIdle()
    this.live.restIfIdle()
    if (!this.live.isResting) throw new Error('a document that nobody needs does not rest')
  }

  close(): void {
    for (const tab of this.tabs) tab.close()
    this.live.destroy()
  }

  #receive(tab: EditorTab, update: Uint8Array): Refusal | null {
    this.answered += 1
    const result = this.live.receive(update, this.writer(tab), tab)
    if (!result.ok) return result
    this.restored += result.converted?.struck ?? 0
    return null
  }

  #open(user: string, kept: Uint8Array, earlier: readonly ClientIds[]): EditorTab {
    const who = [...this.rights.keys()].indexOf(user)
    const opening = this.#opened.get(user) ?? 0
    this.#opened.set(user, opening + 1)
    const edit = 1_000 * (who + 1) + 2 * opening
    const tab = new EditorTab(
      user,
      { edit, suggest: edit + 1 },
      this.rights.get(user) ?? 'suggest',
      kept,
      earlier,
    )
    this.connect(tab)
    this.catchUp(tab)
    return tab
  }

  #load(snapshot: Uint8Array): LiveDocument {
    const doc = buildDocument({ snapshot, tail: [] })
    if (!doc) throw new Error('what is stored does not load')
    return new LiveDocument(doc, {
      sink: { canTake: () => true, take: () => {} },
      now: () => 0,
      random: () => (this.#random += 1) + 100_000,
    })
  }
}
