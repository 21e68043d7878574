import {
  clientEntry,
  clientsRoot,
  createDocument,
  emptyArticle,
  openRoots,
  SCHEMA_VERSION,
} from '@stet/article'
import type { ArticleState, GateName, PublicationState, TransitionRequest } from '@stet/protocol'
import * as Y from 'yjs'
import { newArticle } from '../../storage/testing/articles.ts'
import type { Somebody } from '../../testing/crowd.ts'
import { hashOfDocument } from '../TextFacts.ts'
import type { Transition } from '../TRANSITIONS.ts'
import { READY, type WorkflowDesk } from './WorkflowDesk.ts'

/** What an article reads: complete, without a source, or with an open suggestion. */
type Kind = 'complete' | 'incomplete' | 'suggested'

const TOMORROW = '2036-12-24T18:00:00.000Z'

/** Puts articles where a test wants them, past the workflow, with one gate closed or none. */
export class GateDesk {
  readonly #desk: WorkflowDesk
  readonly #articles = new Map<Kind, string>()

  constructor(desk: WorkflowDesk) {
    this.#desk = desk
  }

  /** An article there, with everything done that the gates of a step ask but for one; null: all of it. */
  async place(
    state: ArticleState,
    publication: PublicationState,
    asked: { readonly gate: GateName | null; readonly by: Somebody; readonly to: string },
  ): Promise<string> {
    const { gate, by, to } = asked
    const kind = gate === 'requiredFields' ? 'incomplete' : gate === 'suggestions' ? 'suggested' : 'complete'
    const id = this.#articles.get(kind) ?? (await this.#create(kind))
    this.#articles.set(kind, id)
    this.#desk.blocking = gate === 'blockingComments' ? 1 : 0
    const { store, articles } = this.#desk.server
    const before = await store.getWorkflow(id)
    const read = await articles.rooms.read(id, hashOfDocument)
    if (!before || !read.ok) throw new Error('the article does not read')
    const hash = gate === 'approval' ? 'another text' : read.value
    const approver = 'somebody else'
    const isLegalNeeded = gate === 'legal' || (to === 'legal_cleared' && gate !== 'legalNeeded')
    const isOut = publication === 'published' || publication === 'unpublished' || publication === 'killed'
    const version = (before.published?.version ?? 0) + 1
    const result = await store.changeWorkflow(id, {
      record: {
        ...before.record,
        submitters: gate === 'fourEyes' ? [by.id, approver] : [],
        approval: { by: approver, at: 1, hash, overridden: [] },
        clearance: null,
        schedule:
          publication === 'scheduled' || to === 'unscheduled'
            ? { publishAt: Date.parse(TOMORROW), by: 'somebody', at: 1, notice: null, isSuspended: true }
            : null,
      },
      state,
      publication,
      metadata: {
        isLegalCheckNeeded: isLegalNeeded,
        embargoUntil: gate === 'embargo' ? '2046-12-24T18:00:00.000Z' : null,
      },
      published: isOut
        ? {
            version,
            at: 1,
            by: 'somebody',
            approvedBy: approver,
            hash: gate === 'changed' ? read.value : 'what was out before',
            notice: null,
            overridden: [],
            article: JSON.stringify(emptyArticle()),
            live: [],
          }
        : null,
      killNotice: null,
      audit: [],
      at: 1,
    })
    if (!result.ok) throw new Error(result.reason)
    return id
  }

  /** A request for a step with all that it needs but for what the gate asks for. */
  request({ to, overridable }: Transition, gate: GateName | null): TransitionRequest {
    const isEmergency = gate === 'reason' && overridable.length > 0
    return {
      to,
      ...(gate === 'reason' ? {} : { reason: 'Darum.' }),
      ...(gate === 'notice' ? {} : { notice: 'In einer früheren Version hieß es anders.' }),
      ...(to === 'scheduled' && gate !== 'publishAt' ? { publishAt: TOMORROW } : {}),
      ...(isEmergency ? { override: true } : {}),
    }
  }

  async #create(kind: Kind): Promise<string> {
    const id = crypto.randomUUID()
    const doc = openRoots(new Y.Doc())
    const article = { ...emptyArticle(), ...READY, ...(kind === 'incomplete' ? { details: [] } : {}) }
    Y.applyUpdate(doc, createDocument(article, { clientId: 7, user: 'somebody', origin: 'imported' }))
    if (kind === 'suggested') {
      doc.clientID = 777
      clientsRoot(doc).set('777', clientEntry('somebody', 'suggest'))
      doc.getText('lead').insert(3, '!')
    }
    await this.#desk.server.store.createArticle(
      newArticle({ id, slug: id, schemaVersion: SCHEMA_VERSION, snapshot: Y.encodeStateAsUpdate(doc) }),
    )
    return id
  }
}
