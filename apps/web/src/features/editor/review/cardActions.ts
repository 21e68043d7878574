import type { Mode } from '@stet/protocol'

/** What somebody may do with a card. */
export type CardAction = 'accept' | 'reject' | 'withdraw' | 'answer'

const DECIDING: readonly CardAction[] = ['accept', 'reject']
const OWN: readonly CardAction[] = ['withdraw']
const NONE: readonly CardAction[] = []
/** The same for who may answer. */
const ANSWERING = new Map([DECIDING, OWN, NONE].map((actions) => [actions, [...actions, 'answer'] as const]))

/** Who may edit decides, on own suggestions too; who may only suggest takes back their own; whoever may comment answers. The same list each time. */
export function cardActions(right: Mode, isOwn: boolean, canComment: boolean): readonly CardAction[] {
  const deciding = right === 'edit' ? DECIDING : right === 'suggest' && isOwn ? OWN : NONE
  return (canComment && ANSWERING.get(deciding)) || deciding
}
