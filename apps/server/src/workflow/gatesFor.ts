import type { Gate, GateName, PublicationState } from '@stet/protocol'
import type { PublishedVersion, WorkflowRecord } from '../storage/WorkflowRecord.ts'
import { embargoOn } from './channels.ts'
import { missingFields } from './requiredFields.ts'
import { sayGate } from './sayGate.ts'
import type { TextFacts } from './TextFacts.ts'
import type { Transition } from './TRANSITIONS.ts'

/** All that gates look at. Times are milliseconds since 1970. */
export interface GateFacts {
  /** Who asks. */
  readonly actorId: string
  /** The server's clock. */
  readonly now: number
  readonly state: string
  readonly publication: PublicationState
  readonly genre: string
  readonly embargoUntil: number | null
  readonly isLegalNeeded: boolean
  readonly record: WorkflowRecord
  readonly published: PublishedVersion | null
  readonly blockingComments: number
  /** Null where no gate of the step asks for it. */
  readonly text: TextFacts | null
  readonly reason: string | null
  readonly notice: string | null
  /** Null: none was said, or nothing that is an instant. */
  readonly publishAt: number | null
  readonly isOverride: boolean
}

type Params = Gate['params']
/** What a gate finds: whether it lets through, and what its sentence is made of. */
type Finding = readonly [passed: boolean, params: Params]

const OF_TEXT: ReadonlySet<GateName> = new Set([
  'requiredFields',
  'fourEyes',
  'suggestions',
  'legal',
  'legalNeeded',
  'approval',
  'changed',
])

/** Whether a step is decided on what the text reads. */
export function needsText({ gates }: Transition): boolean {
  return gates.some((gate) => OF_TEXT.has(gate))
}

/** What every gate of a step says about these facts, in the order of the table. Pure. */
export function gatesFor(transition: Transition, facts: GateFacts): readonly Gate[] {
  return transition.gates.map((gate) => {
    const [passed, params] = FINDINGS[gate](facts, transition)
    const isOverridden = !passed && facts.isOverride && transition.overridable.includes(gate)
    return { gate, passed, isOverridden, params, says: sayGate(gate, passed, params) }
  })
}

/** Whether all gates let through, or are gone through. */
export function areOpen(gates: readonly Gate[]): boolean {
  return gates.every(({ passed, isOverridden }) => passed || isOverridden)
}

/** The one gate of a step that does not exist from here. */
export function noSuchStep(state: string, publication: string): Gate {
  const params = { state, publication }
  return { gate: 'state', passed: false, isOverridden: false, params, says: sayGate('state', false, params) }
}

const FINDINGS: Readonly<Record<GateName, (facts: GateFacts, transition: Transition) => Finding>> = {
  state: () => [true, {}],
  reason: ({ reason, isOverride }, { overridable }) => [
    reason !== null || (overridable.length > 0 && !isOverride),
    {},
  ],
  requiredFields: ({ text, genre }) => {
    const missing = text ? [...missingFields(text.article, genre)] : []
    return [missing.length === 0, { missing }]
  },
  fourEyes: (facts, { to }) =>
    to === 'approved' ? judgeApprover(facts, facts.actorId) : judgeApproval(facts),
  suggestions: ({ text }) => [text?.openSuggestions === 0, { open: text?.openSuggestions ?? 0 }],
  blockingComments: ({ blockingComments }) => [blockingComments === 0, { open: blockingComments }],
  legal: (facts) => [!facts.isLegalNeeded || isCleared(facts), { isStale: staleness(facts) }],
  legalNeeded: (facts) => [facts.isLegalNeeded && !isCleared(facts), {}],
  approval: ({ record, text, state }) => [
    state === 'approved' && record.approval !== null && record.approval.hash === text?.hash,
    {},
  ],
  changed: ({ publication, published, text }) => [
    publication !== 'published' || published?.hash !== text?.hash,
    { version: published?.version ?? 0 },
  ],
  notice: ({ publication, notice }) => [publication !== 'published' || notice !== null, {}],
  embargo: ({ embargoUntil, now, publishAt }, { to }) => [
    embargoOn('public', embargoUntil, to === 'scheduled' ? (publishAt ?? now) : now) === 'free',
    { until: embargoUntil === null ? null : new Date(embargoUntil).toISOString() },
  ],
  publishAt: ({ publishAt, now }) => [publishAt !== null && publishAt > now, {}],
}

/** Whether this person may be the second pair of eyes. */
function judgeApprover({ text, record }: GateFacts, personId: string): Finding {
  const wrote = text?.writers.get(personId) ?? 0
  const submitted = record.submitters.includes(personId) ? 1 : 0
  return [text !== null && wrote === 0 && submitted === 0, { wrote, submitted }]
}

/** Whether who approved was one; again, because it is the text of now that goes out. */
function judgeApproval(facts: GateFacts): Finding {
  const { approval } = facts.record
  if (!approval) return [false, { wrote: 0, submitted: 0 }]
  if (approval.overridden.includes('fourEyes')) return [true, { wrote: 0, submitted: 0 }]
  return judgeApprover(facts, approval.by)
}

function isCleared({ record, text }: GateFacts): boolean {
  return record.clearance !== null && record.clearance.hash === text?.hash
}

/** Cleared once, and changed since. */
function staleness(facts: GateFacts): number {
  return facts.record.clearance !== null && !isCleared(facts) ? 1 : 0
}
