import { read } from '@stet/article'
import { array, assert, asyncProperty, constantFrom, record } from 'fast-check'
import type * as Y from 'yjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { modeFor } from '../permissions.ts'
import { eventually } from '../sync/testing/eventually.ts'
import type { Somebody } from '../testing/crowd.ts'
import { WorkflowDesk } from './testing/WorkflowDesk.ts'

const PEOPLE = ['reporter', 'editor', 'editor2', 'chief'] as const
type Name = (typeof PEOPLE)[number]
/** `onward`: the next step of the usual way. */
const DEEDS = [
  'write',
  'suggest',
  'writeLate',
  'takeAway',
  'acceptAll',
  'acceptAll',
  'onward',
  'onward',
  'onward',
  'onward',
  'onward',
  'onward',
  'approved',
  'draft',
  'unpublished',
  'hold',
] as const
type Deed = (typeof DEEDS)[number]
type Step = 'in_review' | 'approved' | 'published' | 'correction' | 'draft' | 'unpublished' | 'hold'

const ONWARD: Readonly<Record<string, Step>> = {
  draft: 'in_review',
  in_review: 'approved',
  approved: 'published',
  hold: 'draft',
}

let desk: WorkflowDesk
let people: Readonly<Record<Name, Somebody>>
const made = { approvals: 0, publications: 0, voids: 0 }
beforeAll(async () => {
  desk = await WorkflowDesk.open()
  const [second] = desk.people('editor', 1)
  if (!second) throw new Error('nobody came')
  people = {
    reporter: desk.person('reporter'),
    editor: desk.person('editor'),
    editor2: second,
    chief: desk.person('chief'),
  }
})
afterAll(async () => {
  console.log(made)
  await desk.close()
})

/** A text, and who approved it. */
interface Approved {
  readonly by: Name
  readonly text: string
}

/** One article and what a bystander knows of it: every word names who wrote it, and is written once. */
class Story {
  readonly id: string
  #words = 0
  /** Words of the version that is out, or was last. */
  #before = new Set<string>()
  #submitters = new Set<Name>()
  #approved: Approved | null = null
  /** What is out, or was last. */
  #out: Approved | null = null

  constructor(id: string) {
    this.id = id
  }

  async do(name: Name, deed: Deed): Promise<void> {
    const by = people[name]
    switch (deed) {
      case 'write':
      case 'suggest':
      case 'writeLate':
        return this.#write(name, deed)
      case 'takeAway':
        return this.#takeAway(name)
      case 'acceptAll':
        await desk.resolveAll(by, this.id)
        return undefined
      case 'onward':
        return this.#step(name, await this.#onward())
      case 'approved':
      case 'draft':
      case 'unpublished':
      case 'hold':
        return this.#step(name, deed)
    }
  }

  async #onward(): Promise<Step> {
    const [state = '', publication] = (await desk.where(this.id)).split(' ')
    const isOut = state === 'approved' && publication === 'published' && this.#approved === null
    return isOut ? 'correction' : (ONWARD[state] ?? 'draft')
  }

  async #step(name: Name, deed: Step): Promise<void> {
    const by = people[name]
    const words = { reason: 'Darum.', notice: 'Es hieß anders.' }
    const { status } = await desk.step(by, this.id, { to: deed, ...words })
    if (status !== 200) return
    if (deed === 'in_review') this.#submitters.add(name)
    if (deed === 'approved') await this.#noteApproval(name)
    if (deed === 'published') await this.#notePublication()
  }

  async #noteApproval(name: Name): Promise<void> {
    made.approvals += 1
    const text = await this.#text()
    this.#check(text, name)
    if (this.#submitters.has(name)) throw new Error(`${name} submitted it and approved it`)
    this.#approved = { by: name, text }
  }

  async #notePublication(): Promise<void> {
    made.publications += 1
    const answer = await desk.publicly(await desk.slugOf(this.id))
    const text = answer.json<{ article: { lead: { text: string } } }>().article.lead.text
    const approved = this.#approved ?? this.#out
    if (!approved) throw new Error('published without an approval')
    const { by } = approved
    if (text !== approved.text) throw new Error('what is out is not what was approved')
    this.#out = approved
    this.#approved = null
    this.#check(text, by)
    this.#before = new Set(text.match(WORD) ?? [])
    this.#submitters = new Set()
  }

  /** Throws if this person wrote something in it that was not out before. */
  #check(text: string, name: Name): void {
    const own = ownIn(text, name).filter((word) => !this.#before.has(word))
    if (own.length > 0) throw new Error(`${name} is second to ${own.join(' ')}`)
  }

  async #write(name: Name, deed: 'write' | 'suggest' | 'writeLate'): Promise<void> {
    this.#words += 1
    const word = `<${name}:${this.#words}>`
    const mode = deed === 'writeLate' ? 'edit' : deed === 'suggest' ? 'suggest' : null
    const before = await desk.where(this.id)
    const text = await this.#text()
    await this.#edit(name, mode, (doc) => doc.getText('lead').insert(doc.getText('lead').length, word))
    // An approval ends a moment after the text it was of.
    if (before.startsWith('approved') && (await this.#text()) !== text) {
      made.voids += 1
      await eventually(async () => (await desk.where(this.id)).startsWith('in_review'))
    }
  }

  async #takeAway(name: Name): Promise<void> {
    const row = await desk.server.store.getArticle(this.id)
    if (!row || modeFor({ role: roleOf(name) }, row) !== 'edit') return
    await this.#edit(name, 'edit', (doc) => doc.getText('lead').delete(0, 1))
  }

  /** Null: in the mode that the person has now. */
  async #edit(name: Name, mode: 'edit' | 'suggest' | null, write: (doc: Y.Doc) => void): Promise<void> {
    const row = await desk.server.store.getArticle(this.id)
    if (!row) throw new Error('gone')
    const own = mode ?? modeFor({ role: roleOf(name) }, row) ?? 'view'
    await desk.server.articles.rooms.edit(
      this.id,
      () => ({ userId: people[name].id, mode: own }),
      () => ({ value: null, write }),
    )
  }

  async #text(): Promise<string> {
    const result = await desk.server.articles.rooms.read(this.id, (doc) =>
      read(doc, 'original').lead.flatMap(({ runs }) => runs.map(({ text }) => text)),
    )
    return result.ok ? result.value.join('') : ''
  }
}

const roleOf = (name: Name) => (name === 'editor2' ? 'editor' : name)
const WORD = /<[a-z0-9]+:\d+>/g
const ownIn = (text: string, name: Name) =>
  (text.match(WORD) ?? []).filter((word) => word.startsWith(`<${name}:`))

it('[W10] [W11] [W12] whatever people do in whatever order, nothing is approved or published with a breach', async () => {
  const deed = record({ name: constantFrom(...PEOPLE), deed: constantFrom(...DEEDS) })
  const law = asyncProperty(array(deed, { minLength: 10, maxLength: 60 }), async (deeds) => {
    const story = new Story(await desk.article(people.reporter))
    for (const { name, deed: what } of deeds) await story.do(name, what)
  })
  await assert(law, { numRuns: 100 })
  expect(made.approvals).toBeGreaterThan(0)
  expect(made.publications).toBeGreaterThan(0)
  expect(made.voids).toBeGreaterThan(0)
})
