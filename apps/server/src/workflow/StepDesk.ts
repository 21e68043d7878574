import { SERVER_USER } from '@stet/article'
import { CLOSE_CODES, type Gate, type Person, type TransitionRequest } from '@stet/protocol'
import { presentInList } from '../articles/presentArticle.ts'
import { readMetadata } from '../articles/readMetadata.ts'
import { stageOf } from '../permissions.ts'
import type { AuditEntry } from '../storage/AuditEntry.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { WorkflowState } from '../storage/WorkflowRecord.ts'
import type { EditResult } from '../sync/Rooms.ts'
import type { StepChange } from './changeFor.ts'
import { gatesFor, needsText, type GateFacts } from './gatesFor.ts'
import { factsOfText, type TextFacts } from './TextFacts.ts'
import { toldOfStep, type StepToTell } from './toldOfStep.ts'
import type { Transition } from './TRANSITIONS.ts'
import type { WorkflowParts } from './WorkflowParts.ts'

/** An article and where it stands, both as they are stored. */
export interface Found {
  readonly row: ArticleRow
  readonly workflow: WorkflowState
}

/** What is asked for, with its times read. */
export type Wanted = Omit<TransitionRequest, 'publishAt'> & { readonly publishAt: number | null }

/** What the gates say, and what they looked at. */
export interface Decided {
  readonly gates: readonly Gate[]
  readonly facts: GateFacts
}

/** What is put on record about a step, and told of it. */
export interface StepNote extends Pick<StepToTell, 'step'>, Partial<Pick<StepToTell, 'reason' | 'fields'>> {
  readonly entry: Pick<AuditEntry, 'person' | 'what' | 'detail'>
}

/** Who only looks: at the text as it is at that moment, answered when all of it is on disk. */
export const READER = { userId: SERVER_USER, mode: 'view' } as const

/** What every step needs, whoever makes it: finds, decides, writes, tells. */
export class StepDesk {
  readonly #parts: WorkflowParts
  readonly #onWritten: (found: Found) => void

  /** `onWritten` is called in the turn in which it is known that a step is on disk. */
  constructor(parts: WorkflowParts, onWritten: (found: Found) => void) {
    this.#parts = parts
    this.#onWritten = onWritten
  }

  /** The record is read first: what is decided on an older row than it is written as stale. */
  async find(articleId: string): Promise<Found | null> {
    const workflow = await this.#parts.store.getWorkflow(articleId)
    const row = await this.#parts.store.getArticle(articleId)
    return row && workflow && { row, workflow }
  }

  /**
   * What the gates of a step say: where they ask for the text, in one turn with everything that is written, so that nothing
   * comes between; `onDecided` is called in that turn.
   */
  async decide(
    transition: Transition,
    { row, workflow }: Found,
    asks: {
      readonly personId: string
      readonly wanted: Wanted
      readonly isAllowed: () => boolean
      readonly onDecided: (decided: Decided) => void
    },
  ): Promise<EditResult<Decided>> {
    const { rooms, blockingComments } = this.#parts
    const comments = await blockingComments(row.id)
    const judge = (text: TextFacts | null): Decided => {
      const facts = this.factsOf({ row, workflow }, asks.personId, asks.wanted, comments, text)
      const decided = { gates: gatesFor(transition, facts), facts }
      asks.onDecided(decided)
      return decided
    }
    if (!needsText(transition)) {
      return asks.isAllowed() ? { ok: true, value: judge(null) } : { ok: false, reason: 'forbidden' }
    }
    const before = workflow.published?.live ?? []
    return rooms.edit(
      row.id,
      () => (asks.isAllowed() ? READER : null),
      (doc) => ({ value: judge(factsOfText(doc, before)), write: null }),
    )
  }

  factsOf(
    { row, workflow }: Found,
    actorId: string,
    wanted: Wanted,
    blockingComments: number,
    text: TextFacts | null,
  ): GateFacts {
    const { genre, isLegalCheckNeeded, embargoUntil: stored } = readMetadata(row)
    const embargoUntil = wanted.embargoUntil === undefined ? stored : wanted.embargoUntil
    return {
      actorId,
      now: this.#parts.now(),
      state: row.state,
      publication: row.publication,
      genre,
      embargoUntil: embargoUntil === null ? null : Date.parse(embargoUntil),
      isLegalNeeded: isLegalCheckNeeded,
      record: workflow.record,
      published: workflow.published,
      blockingComments,
      text,
      reason: wanted.reason ?? null,
      notice: wanted.notice ?? null,
      publishAt: wanted.publishAt,
      isOverride: wanted.override === true,
    }
  }

  /**
   * Writes a step with what is put on record about it and whom it concerns, and sends everybody away who may do something else in
   * the text now. Null: somebody made another step meanwhile, and nothing was written.
   */
  async write(
    found: Found,
    change: StepChange,
    { entry: { person, what, detail }, step, reason = null, fields = [] }: StepNote,
  ): Promise<Found | null> {
    const { store, now, rooms, accounts, notifier, deliverer } = this.#parts
    const { row, workflow } = found
    const from = { state: row.state, publication: row.publication }
    const into = { state: change.state, publication: change.publication }
    const version = change.published ? { version: change.published.version } : {}
    const entry = { at: now(), person, article: row.id, what, detail: { ...detail, from, into, ...version } }
    const made = { step, by: person, before: found, change, reason, fields }
    const told = toldOfStep(made, accounts.people())
    const result = await store.changeWorkflow(row.id, { ...change, audit: [entry], told })
    if (!result.ok) return null
    const record = { ...change.record, revision: change.record.revision + 1 }
    const written = { row: result.article, workflow: { ...workflow, record } }
    this.#onWritten(written)
    const isApproved = change.record.approval !== null && change.record.approval !== workflow.record.approval
    this.#keepVersion(row.id, person, isApproved ? 'approval' : 'transition')
    void notifier.tell(told.map(({ person: id }) => id))
    deliverer.wake()
    if (stageOf(written.row) !== stageOf(row)) rooms.closeArticle(row.id, CLOSE_CODES.forbidden)
    return written
  }

  /** What the article read when a step was made can be looked at for ever; the step stands without it. */
  #keepVersion(articleId: string, person: string, reason: 'approval' | 'transition'): void {
    const { versions, logger } = this.#parts
    versions
      .keep(articleId, { reason, by: person === SERVER_USER ? null : person })
      .catch((error: unknown) =>
        logger.warn({ article: articleId, reason: String(error) }, 'version not kept'),
      )
  }

  /** Tells everybody who watches; `concerns`: who has to know, the authors unless told; `says`: why, in words. */
  tell(row: ArticleRow, step: string, by: string, concerns = row.summary.authors, says?: Gate['says']): void {
    const { events } = this.#parts
    const { id, slug } = row
    events.publish({ type: 'article-changed', article: presentInList(row, this.#parts) }, row)
    const people = [...new Set(concerns)].map((each) => this.person(each))
    const who = by === SERVER_USER ? null : this.person(by)
    const why = says ? { says } : {}
    events.publish({ type: 'workflow-step', id, slug, step, by: who, concerns: people, ...why }, row)
  }

  /** Where a step held back what was to go out by itself, tells who had scheduled it; else does nothing. */
  tellHeld({ workflow: before }: Found, { row, workflow: after }: Found, by: string): void {
    const { schedule } = after.record
    if (!schedule?.isSuspended || before.record.schedule?.isSuspended !== false) return
    this.tell(row, 'schedule_suspended', by, [schedule.by], schedule.why)
  }

  /** Without a name where this never was an account. */
  person(id: string): Person {
    return this.#parts.accounts.person(id) ?? { id, name: '' }
  }
}

/** A change that changes nothing yet. */
export function noChange({ row, workflow }: Found, at: number): StepChange {
  return {
    record: workflow.record,
    state: row.state,
    publication: row.publication,
    metadata: {},
    published: null,
    killNotice: null,
    at,
  }
}

/** Where an article stands, as the table asks. */
export function standingOf({ row, workflow }: Found) {
  return {
    state: row.state,
    publication: row.publication,
    hasSchedule: workflow.record.schedule !== null,
  }
}
