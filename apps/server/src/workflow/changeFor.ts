import type { PublicationState } from '@stet/protocol'
import type { Schedule, WorkflowChange, WorkflowRecord } from '../storage/WorkflowRecord.ts'
import type { GateFacts } from './gatesFor.ts'
import { sayHeld, type HeldReason } from './sayHeld.ts'
import type { Transition } from './TRANSITIONS.ts'

/** What is approved is not what is out any more; `isOut` says so to whoever only looks at the row. */
const NEW_TEXT = { isOut: null }

/** What a step writes, but for what is put on record about it. */
export type StepChange = Omit<WorkflowChange, 'audit'>

/**
 * What becomes of an article by a step whose gates are open. `version` is the one that went out last, `overridden` the gates that
 * were gone through. Pure.
 */
export function changeFor(
  { to, state }: Transition,
  facts: GateFacts,
  version: number,
  overridden: readonly string[],
): StepChange {
  const { record, actorId, now, text, notice, publishAt } = facts
  const unchanged: StepChange = {
    record,
    state: state ?? facts.state,
    publication: facts.publication,
    metadata: {},
    published: null,
    killNotice: null,
    at: now,
  }
  const signed = { by: actorId, at: now, hash: text?.hash ?? '' }
  switch (to) {
    case 'in_review': {
      const submitters = [...new Set([...record.submitters, actorId])]
      return { ...unchanged, record: { ...record, submitters, remark: null } }
    }
    case 'approved':
      return {
        ...unchanged,
        record: { ...record, approval: { ...signed, overridden } },
        metadata: NEW_TEXT,
      }
    case 'legal_cleared':
      return { ...unchanged, record: { ...record, clearance: signed }, metadata: { isCleared: true } }
    case 'scheduled': {
      const schedule: Schedule = {
        publishAt: publishAt ?? now,
        by: actorId,
        at: now,
        notice,
        isSuspended: false,
      }
      const publication = facts.publication === 'published' ? 'published' : 'scheduled'
      return { ...unchanged, record: { ...record, schedule }, publication }
    }
    case 'unscheduled':
      return {
        ...unchanged,
        record: { ...record, schedule: null },
        publication: unscheduled(facts.publication, version),
      }
    case 'published':
      return {
        ...unchanged,
        record: { ...record, schedule: null, submitters: [] },
        publication: 'published',
        metadata: { isOut: true },
        published: {
          version: version + 1,
          at: now,
          by: actorId,
          approvedBy: record.approval?.by ?? actorId,
          hash: signed.hash,
          notice: facts.publication === 'published' ? notice : null,
          overridden,
          article: text?.canonical ?? '',
          live: text?.live ?? [],
        },
      }
    case 'unpublished':
      return { ...unchanged, record: { ...record, schedule: null }, publication: 'unpublished' }
    case 'killed':
      return {
        ...unchanged,
        record: { ...record, schedule: null },
        publication: 'killed',
        metadata: { embargoUntil: null },
        killNotice: notice,
      }
    case 'correction':
    case 'draft':
    case 'hold':
    case 'spiked':
      break
  }
  const ended = withoutApproval(record, facts.publication, version, 'withdrawn')
  const remark = facts.reason === null ? null : { by: actorId, at: now, reason: facts.reason }
  return { ...unchanged, ...ended, record: { ...ended.record, remark } }
}

/** The approval is gone, and what was to go out by itself stays, for the reason that is told. */
export function withoutApproval(
  record: WorkflowRecord,
  publication: PublicationState,
  version: number,
  why: HeldReason,
): Pick<StepChange, 'record' | 'publication'> {
  const { schedule } = record
  return {
    record: { ...record, approval: null, schedule: schedule && suspended(schedule, sayHeld(why)) },
    publication: unscheduled(publication, version),
  }
}

/** The schedule, held for a reason; one that is held already keeps its own. */
export function suspended(schedule: Schedule, why: NonNullable<Schedule['why']>): Schedule {
  return schedule.isSuspended ? schedule : { ...schedule, isSuspended: true, why }
}

/** Where an article stands with the public without a schedule. */
export function unscheduled(publication: PublicationState, version: number): PublicationState {
  if (publication !== 'scheduled') return publication
  return version === 0 ? 'none' : 'unpublished'
}
