import type { ArticleState, GateName, PublicationState, TransitionTarget } from '@stet/protocol'
import type { Action } from '../permissions.ts'

/** A step in the workflow: from where it is possible, who may make it, what it asks, and where it leads. */
export interface Transition {
  readonly to: TransitionTarget
  readonly from: readonly ArticleState[]
  readonly publication: readonly PublicationState[]
  readonly action: Action
  /** In the order in which they are told. */
  readonly gates: readonly GateName[]
  /** Those that an emergency override goes through. */
  readonly overridable: readonly GateName[]
  /** What the editorial state is then; null: as it was. */
  readonly state: ArticleState | null
}

const NOT_PUBLIC = ['none', 'scheduled', 'unpublished'] as const
const ALIVE = [...NOT_PUBLIC, 'published'] as const

const OF_TEXT = ['requiredFields', 'suggestions', 'blockingComments', 'legal'] as const
const OF_RELEASE = ['approval', 'fourEyes', 'changed', 'notice', ...OF_TEXT] as const
const IN_EMERGENCY = ['approval', 'fourEyes', 'embargo', ...OF_TEXT] as const

/**
 * THE table of the workflow. For a target at most one row fits a state and a publication; where none does, there is no such
 * step. The next step of the usual way comes first.
 */
export const TRANSITIONS: readonly Transition[] = [
  {
    to: 'in_review',
    from: ['draft'],
    publication: ALIVE,
    action: 'submit',
    gates: ['requiredFields'],
    overridable: [],
    state: 'in_review',
  },
  {
    to: 'approved',
    from: ['in_review'],
    publication: ALIVE,
    action: 'approve',
    gates: ['reason', 'fourEyes', ...OF_TEXT],
    overridable: ['fourEyes', ...OF_TEXT],
    state: 'approved',
  },
  {
    to: 'published',
    from: ['approved'],
    publication: ALIVE,
    action: 'publish',
    gates: ['reason', ...OF_RELEASE, 'embargo'],
    overridable: IN_EMERGENCY,
    state: null,
  },
  {
    to: 'scheduled',
    from: ['approved'],
    publication: ALIVE,
    action: 'schedule',
    gates: ['publishAt', ...OF_RELEASE, 'embargo'],
    overridable: [],
    state: null,
  },
  {
    to: 'correction',
    from: ['approved'],
    publication: ['published'],
    action: 'correct',
    gates: ['reason'],
    overridable: [],
    state: 'draft',
  },
  {
    to: 'legal_cleared',
    from: ['draft', 'in_review', 'approved', 'hold'],
    publication: ALIVE,
    action: 'clearLegal',
    gates: ['legalNeeded'],
    overridable: [],
    state: null,
  },
  {
    to: 'draft',
    from: ['in_review', 'hold'],
    publication: ALIVE,
    action: 'sendBack',
    gates: ['reason'],
    overridable: [],
    state: 'draft',
  },
  {
    to: 'draft',
    from: ['approved', 'spiked'],
    publication: NOT_PUBLIC,
    action: 'sendBack',
    gates: ['reason'],
    overridable: [],
    state: 'draft',
  },
  {
    to: 'hold',
    from: ['draft', 'in_review', 'approved'],
    publication: NOT_PUBLIC,
    action: 'sendBack',
    gates: [],
    overridable: [],
    state: 'hold',
  },
  {
    to: 'spiked',
    from: ['draft', 'in_review', 'approved', 'hold'],
    publication: NOT_PUBLIC,
    action: 'sendBack',
    gates: ['reason'],
    overridable: [],
    state: 'spiked',
  },
  {
    to: 'unscheduled',
    from: ['draft', 'in_review', 'approved', 'hold', 'spiked'],
    publication: ALIVE,
    action: 'schedule',
    gates: [],
    overridable: [],
    state: null,
  },
  {
    to: 'unpublished',
    from: ['draft', 'in_review', 'approved', 'hold', 'spiked'],
    publication: ['published'],
    action: 'unpublish',
    gates: ['reason'],
    overridable: [],
    state: null,
  },
  {
    to: 'killed',
    from: ['draft', 'in_review', 'approved', 'hold', 'spiked'],
    publication: ['published', 'unpublished'],
    action: 'kill',
    gates: ['reason'],
    overridable: [],
    state: null,
  },
]

/** What a step is decided about. */
export interface Standing {
  readonly state: string
  readonly publication: PublicationState
  readonly hasSchedule: boolean
}

/** The row for this target from there; null: there is no such step. */
export function transitionFrom(
  { state, publication, hasSchedule }: Standing,
  to: TransitionTarget,
): Transition | null {
  if (to === 'unscheduled' && !hasSchedule) return null
  return (
    TRANSITIONS.find(
      (row) =>
        row.to === to &&
        row.publication.includes(publication) &&
        (row.from as readonly string[]).includes(state),
    ) ?? null
  )
}
