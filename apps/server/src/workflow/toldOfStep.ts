import { SERVER_USER } from '@stet/article'
import type { Account } from '@stet/protocol'
import { readMetadata } from '../articles/readMetadata.ts'
import { neededFor } from '../notifications/neededFor.ts'
import { can } from '../permissions.ts'
import type { NotificationDetail, NotificationToAdd } from '../storage/StoredNotification.ts'
import type { StepChange } from './changeFor.ts'
import type { Found } from './StepDesk.ts'

/** A step that is about to be written. */
export interface StepToTell {
  /** A `TransitionTarget`; or `approval_void`, `clearance_void`, `schedule_suspended`. */
  readonly step: string
  /** Who made it: a person's id, or the server's. */
  readonly by: string
  readonly before: Found
  readonly change: StepChange
  readonly reason: string | null
  /** Of an approval that ended: the fields that read otherwise now. */
  readonly fields: readonly string[]
}

type Told = Pick<NotificationToAdd, 'kind' | 'detail'>

/** Whom a step concerns beside who made it, each told once: of what asks most of them. Pure. */
export function toldOfStep(made: StepToTell, people: readonly Account[]): readonly NotificationToAdd[] {
  const { by, before } = made
  const told = new Map<string, Told>()
  const tell = (ids: readonly string[], kind: Told['kind'], detail: NotificationDetail) => {
    for (const id of ids) told.set(id, { kind, detail })
  }
  tellSigners(made, tell)
  tellWriters(made, tell)
  tellChiefs(made, people, tell)
  return people.flatMap((person) => {
    const what = told.get(person.id)
    if (!what || person.id === by || person.isLocked || !can(person, neededFor(what.kind), before.row))
      return []
    return [{ person: person.id, by: by === SERVER_USER ? null : by, ...what }]
  })
}

type Tell = (ids: readonly string[], kind: Told['kind'], detail: NotificationDetail) => void

/** Whose article it is: who wrote it, who has to, and, where it comes back, who handed it in. */
function tellWriters({ step, before: { row, workflow }, reason }: StepToTell, tell: Tell): void {
  const writers = [...row.summary.authors, ...readMetadata(row).assignees]
  const detail = reason === null ? {} : { reason }
  if (step === 'approved' || step === 'published' || step === 'killed') tell(writers, step, detail)
  const comesBack = step === 'draft' && (row.state === 'in_review' || row.state === 'approved')
  if (comesBack) tell([...writers, ...workflow.record.submitters], 'sent_back', detail)
}

/** Whose approval or clearance ended by what somebody wrote, and whose schedule by whatever it was. */
function tellSigners({ step, before: { workflow }, change, reason, fields }: StepToTell, tell: Tell): void {
  const { approval, clearance, schedule } = workflow.record
  if (step === 'clearance_void' && clearance) tell([clearance.by], 'clearance_void', {})
  const ends = step === 'approval_void'
  if (ends && approval) tell([approval.by], 'approval_void', { fields })
  const goesOn = change.record.schedule !== null && !change.record.schedule.isSuspended
  if (!schedule || schedule.isSuspended || goesOn || change.published) return
  const detail = {
    publishAt: schedule.publishAt,
    ...(reason === null ? {} : { reason }),
    ...(ends ? { fields } : {}),
  }
  tell([schedule.by], 'schedule_suspended', detail)
}

/** Who could have declared the emergency themselves. */
function tellChiefs(
  { step, before, change, reason }: StepToTell,
  people: readonly Account[],
  tell: Tell,
): void {
  const approved = step === 'approved' ? change.record.approval?.overridden : undefined
  const gates = change.published?.overridden ?? approved ?? []
  if (gates.length === 0) return
  const chiefs = people.filter((person) => can(person, 'override', before.row)).map(({ id }) => id)
  tell(chiefs, 'override', { gates, ...(reason === null ? {} : { reason }) })
}
