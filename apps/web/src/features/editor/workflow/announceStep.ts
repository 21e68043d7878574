import type { ServerEvent } from '@stet/protocol'
import { i18n } from '../../../i18n/i18n.ts'
import { toast } from '../../../ui/toast.ts'
import { messages } from './messages.ts'

type WorkflowEvent = Extract<ServerEvent, { type: 'workflow-step' }>
type Told = keyof (typeof messages)['de']['announce']

/** Steps that take something from somebody: they are told until they are read. */
const STAYS: ReadonlySet<string> = new Set([
  'approval_void',
  'clearance_void',
  'schedule_suspended',
  'killed',
])

/** What follows from something else: whoever did that is told as well. */
const FOLLOWS: ReadonlySet<string> = new Set(['approval_void', 'clearance_void', 'schedule_suspended'])

/** Says a step that somebody else made in the article on the screen. */
export function announceStep({ step, by, says }: WorkflowEvent, ownId: string): void {
  const isOwn = by?.id === ownId && !FOLLOWS.has(step)
  if (isOwn || !isTold(step)) return
  const said = i18n.t(`workflow:announce.${step}`, {
    name: by?.name ?? '',
    why: says?.[i18n.language()] ?? '',
  })
  toast.show(said, STAYS.has(step) ? { duration: Infinity } : {})
}

function isTold(step: string): step is Told {
  return Object.hasOwn(messages.de.announce, step)
}
