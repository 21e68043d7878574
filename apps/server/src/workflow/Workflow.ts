import { SERVER_USER } from '@stet/article'
import type { Gate, TransitionList, Workflow as Standing } from '@stet/protocol'
import type { Actor } from '../accounts/Actor.ts'
import { can } from '../permissions.ts'
import { AuditTrail } from '../records/AuditTrail.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { EditResult } from '../sync/Rooms.ts'
import { changeFor } from './changeFor.ts'
import { channelsOf } from './channelsOf.ts'
import { isCleared } from './isCleared.ts'
import { areOpen, noSuchStep } from './gatesFor.ts'
import { noticeFor } from './noticeFor.ts'
import { offersFor } from './offersFor.ts'
import { presentTerms } from './presentTerms.ts'
import { presentWorkflow } from './presentWorkflow.ts'
import { publishDue } from './publishDue.ts'
import { Scheduler } from './Scheduler.ts'
import { SignatureWatch } from './SignatureWatch.ts'
import { standingOf, StepDesk, type Decided, type Found, type Wanted } from './StepDesk.ts'
import { factsOfText } from './TextFacts.ts'
import { TRANSITIONS, transitionFrom } from './TRANSITIONS.ts'
import { Turns } from './Turns.ts'
import { voidApproval } from './voidApproval.ts'
import { voidClearance } from './voidClearance.ts'
import type { WorkflowParts } from './WorkflowParts.ts'

/** `role`: never for this person. `gates`: not now. The rest: the article cannot be read or written. */
export type MoveResult =
  | { readonly ok: true; readonly standing: Standing; readonly gates: readonly Gate[] }
  | { readonly ok: false; readonly reason: 'gates'; readonly gates: readonly Gate[] }
  | { readonly ok: false; readonly reason: 'role' | Extract<EditResult<unknown>, { ok: false }>['reason'] }

/** Attempts when others make steps at the same moment. */
const ATTEMPTS = 5
/** Refusals that one person may put on record in ten minutes. */
const MOST_REFUSALS = 300

/**
 * Moves articles through the states of the newsroom: decides each step by the one table, on the text as it is in the live
 * document in the very turn in which the step is decided, takes approvals back from texts that were changed, and publishes by
 * the server's clock.
 */
export class Workflow {
  readonly #parts: WorkflowParts
  readonly #desk: StepDesk
  readonly #turns: Turns
  readonly #refusals: AuditTrail
  readonly #approvals: SignatureWatch
  readonly #clearances: SignatureWatch
  readonly #scheduler: Scheduler
  readonly #stopListening: () => void

  constructor(parts: WorkflowParts) {
    this.#parts = parts
    const { store, logger, now, rooms } = parts
    this.#desk = new StepDesk(parts, (found) => this.#follow(found))
    this.#turns = new Turns(logger)
    this.#refusals = new AuditTrail({ store, logger, now, most: MOST_REFUSALS })
    this.#approvals = new SignatureWatch((id, by) => this.#doubtApproval(id, by))
    this.#clearances = new SignatureWatch((id, by) => this.#doubtClearance(id, by))
    this.#scheduler = new Scheduler(now, (id) =>
      this.#turns.inBackground(id, () => publishDue(parts, this.#desk, id)),
    )
    this.#stopListening = rooms.onWritten((id, by) => {
      this.#approvals.written(id, by)
      this.#clearances.written(id, by)
    })
  }

  /** Takes up what was scheduled, approved and cleared before the server stopped. */
  async start(): Promise<void> {
    const { store } = this.#parts
    const [schedules, approvals, clearances] = await Promise.all([
      store.listSchedules(),
      store.listApprovals(),
      store.listClearances(),
    ])
    for (const { id } of approvals) this.#approvals.add(id)
    for (const id of clearances) this.#clearances.add(id)
    for (const { id, publishAt } of schedules) this.#scheduler.set(id, publishAt)
  }

  dispose(): void {
    this.#stopListening()
    this.#turns.dispose()
    this.#approvals.dispose()
    this.#clearances.dispose()
    this.#scheduler.dispose()
  }

  /** Looks at the server's clock now, which it does by itself twice a minute and when something is due. */
  lookAtClock(): void {
    this.#scheduler.look()
  }

  /** What this person may do next, and what it asks. */
  async offers(articleId: string, actor: Actor): Promise<EditResult<TransitionList>> {
    const { rooms, store, blockingComments } = this.#parts
    const found = await this.#desk.find(articleId)
    if (found === null) return { ok: false, reason: 'missing' }
    const { row, workflow } = found
    const { record, published } = workflow
    const comments = await blockingComments(articleId)
    const approved = await store.listVersions(articleId, { limit: 1, reason: 'approval' })
    const read = await rooms.read(articleId, (doc) => ({
      text: factsOfText(doc, published?.live ?? []),
      notice: row.publication === 'published' && published ? noticeFor(doc, published, row.language) : null,
    }))
    if (!read.ok) return read
    const { text, notice } = read.value
    if (row.state === 'approved' && record.approval && record.approval.hash !== text.hash)
      this.#doubtApproval(articleId, SERVER_USER)
    const asked = { to: 'draft', publishAt: null } as const
    const facts = this.#desk.factsOf(found, actor.id, asked, comments, text)
    return {
      ok: true,
      value: {
        ...this.#present(actor, row, found.workflow.record, text.hash),
        offers: [...offersFor(facts, (action) => can(actor, action, row))],
        terms: presentTerms(actor, row, await channelsOf(store, row)),
        approvedVersion: approved.records[0]?.number ?? null,
        draftNotice: notice,
      },
    }
  }

  /** Makes a step, or says why it is not made; what is refused is put on record too. */
  move(articleId: string, actor: Actor, wanted: Wanted): Promise<MoveResult> {
    return this.#turns.run(articleId, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const result = await this.#attempt(articleId, actor, wanted)
        if (result !== 'stale') return result
      }
      return { ok: false, reason: 'unwritable' }
    })
  }

  async #attempt(articleId: string, actor: Actor, wanted: Wanted): Promise<MoveResult | 'stale'> {
    const found = await this.#desk.find(articleId)
    if (found === null) return { ok: false, reason: 'missing' }
    const { row } = found
    const isAllowed = () => {
      const now = this.#parts.accounts.actorOf(actor.sessionId)
      return now !== null && mayAsk(now, wanted, row)
    }
    if (!isAllowed()) {
      this.#noteRefusal(actor.id, row, wanted, ['role'])
      return { ok: false, reason: 'role' }
    }
    const transition = transitionFrom(standingOf(found), wanted.to)
    if (transition === null)
      return this.#refuse(actor.id, row, wanted, [noSuchStep(row.state, row.publication)])
    // Watched from the turn in which the text is judged: what is written from the next one on is looked at.
    const onDecided = ({ gates }: Decided) => {
      if (!areOpen(gates)) return
      if (wanted.to === 'approved') this.#approvals.add(articleId)
      if (wanted.to === 'legal_cleared') this.#clearances.add(articleId)
    }
    const decided = await this.#desk.decide(transition, found, {
      personId: actor.id,
      wanted,
      isAllowed,
      onDecided,
    })
    if (!decided.ok) return decided
    const { gates, facts } = decided.value
    if (!areOpen(gates)) return this.#refuse(actor.id, row, wanted, gates)
    const overridden = gates.filter(({ isOverridden }) => isOverridden).map(({ gate }) => gate)
    const { metadata, ...change } = changeFor(transition, facts, row.version, overridden)
    const { embargoUntil } = wanted
    const embargo = embargoUntil === undefined ? {} : { embargoUntil }
    const written = await this.#desk.write(
      found,
      { ...change, metadata: { ...embargo, ...metadata } },
      {
        entry: {
          person: actor.id,
          what: overridden.length > 0 ? 'transition-overridden' : 'transition',
          detail: detailOf(wanted, decided.value, overridden),
        },
        step: wanted.to,
        reason: wanted.reason ?? null,
      },
    )
    if (written === null) return 'stale'
    this.#desk.tell(written.row, wanted.to, actor.id)
    this.#desk.tellHeld(found, written, actor.id)
    const standing = this.#present(actor, written.row, written.workflow.record, facts.text?.hash ?? null)
    return { ok: true, standing, gates }
  }

  /** What is written from now on is looked at, and what is due is waited for. */
  #follow({ row, workflow }: Found): void {
    if (row.state === 'approved' && workflow.record.approval) this.#approvals.add(row.id)
    else this.#approvals.remove(row.id)
    if (isCleared(row)) this.#clearances.add(row.id)
    else this.#clearances.remove(row.id)
    this.#scheduler.set(row.id, row.publishAt)
  }

  #doubtApproval(articleId: string, by: string): void {
    this.#turns.inBackground(articleId, async () => {
      const outcome = await voidApproval(this.#parts, this.#desk, articleId, by)
      // A step that was decided and could not be written.
      if (outcome === 'not approved') this.#approvals.remove(articleId)
      return outcome === 'again' ? 'again' : 'done'
    })
  }

  #doubtClearance(articleId: string, by: string): void {
    this.#turns.inBackground(articleId, () => voidClearance(this.#parts, this.#desk, articleId, by))
  }

  #present(
    actor: Actor,
    row: ArticleRow,
    record: Found['workflow']['record'],
    hash: string | null,
  ): Standing {
    return presentWorkflow(row, record, hash, {
      person: (id) => this.#desk.person(id),
      readsRemarks: can(actor, 'readInternalNote', row),
    })
  }

  #refuse(person: string, row: ArticleRow, wanted: Wanted, gates: readonly Gate[]): MoveResult {
    const closed = gates.filter(({ passed, isOverridden }) => !passed && !isOverridden)
    this.#noteRefusal(
      person,
      row,
      wanted,
      closed.map(({ gate }) => gate),
    )
    return { ok: false, reason: 'gates', gates }
  }

  #noteRefusal(person: string, row: ArticleRow, { to, override }: Wanted, closed: readonly string[]): void {
    const detail = { to, closed, state: row.state, ...(override ? { override } : {}) }
    this.#refusals.note({ person, article: row.id, what: 'transition-refused', detail })
  }
}

/** Whether the role lets somebody ask for this, in whatever state. */
function mayAsk(actor: Actor, { to, override, embargoUntil }: Wanted, article: ArticleRow): boolean {
  const actions = TRANSITIONS.filter((row) => row.to === to).map(({ action }) => action)
  return (
    actions.every((action) => can(actor, action, article)) &&
    (override !== true || can(actor, 'override', article)) &&
    (embargoUntil === undefined || can(actor, 'setEmbargo', article))
  )
}

/** What is put on record about a step, without text of the article. */
function detailOf(
  { to, reason, publishAt }: Wanted,
  { gates, facts }: Decided,
  overridden: readonly string[],
) {
  return {
    to,
    ...(reason === undefined ? {} : { reason }),
    ...(facts.text ? { hash: facts.text.hash } : {}),
    ...(overridden.length > 0 ? { overridden } : {}),
    ...(publishAt === null ? {} : { publishAt: new Date(publishAt).toISOString() }),
    passed: gates.filter(({ passed }) => passed).map(({ gate }) => gate),
  }
}
