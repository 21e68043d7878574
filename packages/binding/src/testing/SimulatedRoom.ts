import {
  type ArticleJson,
  clientEntry,
  clientsRoot,
  createDocument,
  openRoots,
  SERVER_USER,
  textRoot,
} from '@stet/article'
import * as Y from 'yjs'
import type { ClientIds } from '../Author.ts'
import { newStepTally } from './brokenStepLaw.ts'
import { Ledger } from './Ledger.ts'
import { isEdit, type Operation, type OperationKind, transactionOf } from './operations.ts'
import { rawDecision, rawEdit } from './rawEdits.ts'
import { SimulatedEditor } from './SimulatedEditor.ts'
import { NETWORK, SimulatedNetwork } from './SimulatedNetwork.ts'

const SERVER = 1
const MACHINE = 7
const VIEWS = ['markup', 'original', 'final'] as const

/** Editors of one article, a program that knows only the texts, and a server that registers ids, on a bad network. */
export class SimulatedRoom {
  readonly violations: string[] = []
  checks = 0
  readonly steps = newStepTally()
  readonly #network = new SimulatedNetwork()
  readonly #ledger = new Ledger()
  readonly #server = openRoots(new Y.Doc({ guid: '' }))
  readonly #machine = openRoots(new Y.Doc({ guid: '' }))
  readonly #editors: readonly SimulatedEditor[]
  readonly #openings: number[]
  #time = 0

  constructor(count: number, article: ArticleJson) {
    const start = createDocument(article, { clientId: SERVER, user: SERVER_USER, origin: 'imported' })
    Y.applyUpdate(this.#server, start)
    this.#server.clientID = SERVER
    clientsRoot(this.#server).set(String(MACHINE), clientEntry('machine', 'edit'))
    for (let who = 0; who < count; who += 1) this.#register(`u${who}`, clientIdsOf(who, 0))
    const state = Y.encodeStateAsUpdate(this.#server)
    this.#openings = Array.from({ length: count }, () => 0)
    this.#editors = this.#openings.map((_, who) => {
      const person = {
        user: `u${who}`,
        clientIds: clientIdsOf(who, 0),
        mode: who === 3 ? ('suggest' as const) : ('edit' as const),
      }
      return new SimulatedEditor(person, state, {
        ledger: this.#ledger,
        steps: this.steps,
        now: () => this.#time,
      })
    })
    Y.applyUpdate(this.#machine, state, NETWORK)
    this.#machine.on('afterTransaction', (transaction) => {
      if (transaction.origin === 'raw') this.#ledger.type(transaction)
    })
    this.#ledger.ownedBy(MACHINE, 'machine')
    for (const doc of this.#replicas()) this.#network.join(doc)
  }

  /** Does one thing and checks the editor to which it happened. */
  perform(operation: Operation): void {
    this.#time += 40
    const editor = this.#editors[operation.who % this.#editors.length]!
    const problem = isEdit(operation)
      ? this.#edit(editor, operation)
      : HAPPENINGS[operation.kind]?.call(this, editor, operation)
    if (problem) this.violations.push(`${operation.kind} of ${editor.person.user}: ${problem}`)
    for (const other of this.#editors) {
      if (other === editor || operation.kind === 'deliver') this.#check(other, operation.kind)
    }
  }

  /** Lets everything arrive, and compares what everybody reads. */
  settle(): void {
    for (const editor of this.#editors) if (editor.editor.composing) editor.toggleComposing()
    this.#network.settle()
    for (const { doc } of this.#editors) {
      Y.applyUpdate(this.#server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.#server)), NETWORK)
    }
    // As after every reconnection: Yjs may keep waiting for what came in another order than it was written.
    for (const { doc } of this.#editors) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(doc)), NETWORK)
    }
    for (const editor of this.#editors) this.#check(editor, 'in the end')
    this.violations.push(...this.#commonProblems())
  }

  close(): void {
    for (const editor of this.#editors) editor.close()
  }

  #edit(editor: SimulatedEditor, operation: Operation): string | null {
    // An input method that composes does nothing else, and goes on where it is while its text waits.
    const { kind } = operation
    if (editor.editor.composing && kind !== 'typeOn' && (kind !== 'type' || editor.isWaiting)) return null
    const tr = transactionOf(editor.editor.state, operation)
    return tr && editor.dispatch(tr)
  }

  deliver(editor: SimulatedEditor, { who, a, b, n }: Operation): string | null {
    const delivery = {
      count: 1 + (n % 6),
      pick: n % 3 === 0 ? [a, b] : [0],
      isRepeated: n % 5 === 0,
      isBatched: n % 2 === 0,
    }
    const replicas = this.#replicas()
    const doc = n % 7 === 0 ? replicas[who % replicas.length]! : editor.doc
    editor.markWord(b)
    return editor.whileIdle(() => this.#network.deliver(doc, delivery))
  }

  editRaw({ a, b, n }: Operation): null {
    const edit = { kind: n, root: n >> 3, at: Math.floor(a * 997), length: Math.floor(b * 97) }
    rawEdit(this.#machine, MACHINE, edit, this.#ledger)
    return null
  }

  decide({ a, n }: Operation): null {
    const edit = { kind: n, root: n % 3 === 0 ? n >> 3 : 6, at: Math.floor(a * 997), length: 0 }
    rawDecision(this.#machine, MACHINE, edit, this.#ledger)
    return null
  }

  reopen(editor: SimulatedEditor): null {
    const who = this.#editors.indexOf(editor)
    const opening = (this.#openings[who] ?? 0) + 1
    this.#openings[who] = opening
    const clientIds = clientIdsOf(who, opening)
    const { doc } = editor
    editor.reopen(clientIds)
    this.#network.replace(doc, editor.doc)
    this.#register(editor.person.user, clientIds)
    return null
  }

  toggleOffline({ doc }: SimulatedEditor): null {
    this.#network.toggleOffline(doc)
    return null
  }

  pause(): null {
    this.#time += 1000
    return null
  }

  #register(user: string, clientIds: ClientIds): void {
    this.#server.transact(() => {
      for (const mode of ['edit', 'suggest'] as const) {
        clientsRoot(this.#server).set(String(clientIds[mode]), clientEntry(user, mode))
      }
    })
  }

  #replicas(): readonly Y.Doc[] {
    return [...this.#editors.map(({ doc }) => doc), this.#machine, this.#server]
  }

  #check(editor: SimulatedEditor, what: string): void {
    this.checks += 1
    const problem = editor.check()
    if (problem) this.violations.push(`${what}: ${editor.person.user} ${problem}`)
  }

  #commonProblems(): readonly string[] {
    const first = this.#editors[0]!
    const problems: string[] = []
    const [markup, original, final] = first.readCommon(...VIEWS)
    const wanted = [markup, original, final].map((read) => JSON.stringify(read))
    for (const { doc, person } of this.#editors) {
      if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
        problems.push(`${person.user} waits for updates`)
      }
    }
    for (const editor of this.#editors.slice(1)) {
      for (const [at, read] of editor.readCommon(...VIEWS).entries()) {
        const other = JSON.stringify(read)
        if (wanted[at] !== other)
          problems.push(`${editor.person.user} reads another ${VIEWS[at]}:\n${other}\n${wanted[at]}`)
      }
    }
    this.checks += this.#editors.length * VIEWS.length
    problems.push(...this.#ledger.problems(first.doc, markup!, final!))
    if (textRoot(first.doc, 'body').toString().includes('\uFFFD')) problems.push('a character was cut in two')
    return problems
  }
}

type Happening = (this: SimulatedRoom, editor: SimulatedEditor, operation: Operation) => string | null

/** What is no edit through ProseMirror. */
const HAPPENINGS: Partial<Record<OperationKind, Happening>> = {
  undo: (editor) => editor.revert('undo'),
  redo: (editor) => editor.revert('redo'),
  mode(editor, { n }) {
    editor.setMode(n % 3 === 0 ? 'suggest' : 'edit')
    return null
  },
  compose(editor) {
    editor.toggleComposing()
    return null
  },
  deliver(editor, operation) {
    return this.deliver(editor, operation)
  },
  raw(_, operation) {
    return this.editRaw(operation)
  },
  decide(_, operation) {
    return this.decide(operation)
  },
  review(editor, operation) {
    return editor.review(operation)
  },
  reopen(editor) {
    return this.reopen(editor)
  },
  offline(editor) {
    return this.toggleOffline(editor)
  },
  pause() {
    return this.pause()
  },
}

/** The ids of the tab that somebody opens for the `opening`th time; in no order that says anything about them. */
function clientIdsOf(who: number, opening: number): ClientIds {
  const base = ((who * 37 + opening * 101) % 97) * 1000 + 100 + who * 10 + opening * 100_000
  return { edit: base + (who % 2), suggest: base + 1 - (who % 2) }
}
