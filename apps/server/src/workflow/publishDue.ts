import { SERVER_USER } from '@stet/article'
import type { Gate } from '@stet/protocol'
import { changeFor, suspended, unscheduled } from './changeFor.ts'
import { areOpen } from './gatesFor.ts'
import { mayStillPublish } from './mayStillPublish.ts'
import { sayHeld, type HeldReason } from './sayHeld.ts'
import { noChange, standingOf, type StepDesk } from './StepDesk.ts'
import { transitionFrom } from './TRANSITIONS.ts'
import type { WorkflowParts } from './WorkflowParts.ts'

/**
 * The clock says that a version goes out: it does if every gate is open still and whoever scheduled it may still do so, else
 * it is held until somebody schedules it again. In the article's turn.
 */
export async function publishDue(
  { now, accounts }: Pick<WorkflowParts, 'now' | 'accounts'>,
  desk: StepDesk,
  articleId: string,
): Promise<'done' | 'again'> {
  const due = await desk.find(articleId)
  const planned = due?.workflow.record.schedule
  if (!due || !planned || planned.isSuspended) return 'done'
  const [found, schedule] = [due, planned]
  // The clock was set back since.
  if (schedule.publishAt > now()) return 'again'
  const { row } = found
  const transition = transitionFrom(standingOf(found), 'published')
  if (transition === null) return hold('state')
  const notice = schedule.notice === null ? {} : { notice: schedule.notice }
  const decided = await desk.decide(transition, found, {
    personId: schedule.by,
    wanted: { to: 'published', publishAt: null, ...notice },
    isAllowed: () => mayStillPublish(accounts, schedule.by, row),
    onDecided: () => {},
  })
  if (!decided.ok) {
    const isForNow = decided.reason === 'unwritable' || decided.reason === 'closed'
    if (isForNow) return 'again'
    return hold(decided.reason === 'forbidden' ? 'right' : 'unreadable')
  }
  const { gates, facts } = decided.value
  if (!areOpen(gates)) return hold(gates.filter(({ passed }) => !passed))
  const written = await desk.write(found, changeFor(transition, facts, row.version, []), {
    entry: {
      person: schedule.by,
      what: 'transition',
      detail: {
        to: 'published',
        isScheduled: true,
        hash: facts.text?.hash ?? '',
        passed: gates.map(({ gate }) => gate),
      },
    },
    step: 'published',
  })
  if (written === null) return 'again'
  desk.tell(written.row, 'published', schedule.by)
  return 'done'

  async function hold(why: HeldReason | readonly Gate[]): Promise<'done' | 'again'> {
    const { record } = found.workflow
    const change = {
      ...noChange(found, now()),
      record: { ...record, schedule: suspended(schedule, sayHeld(why)) },
      publication: unscheduled(row.publication, row.version),
    }
    const closed = typeof why === 'string' ? [why] : why.map(({ gate }) => gate)
    const detail = { closed, by: schedule.by }
    const held = await desk.write(found, change, {
      entry: { person: SERVER_USER, what: 'schedule-suspended', detail },
      step: 'schedule_suspended',
    })
    if (held === null) return 'again'
    desk.tellHeld(found, held, SERVER_USER)
    return 'done'
  }
}
