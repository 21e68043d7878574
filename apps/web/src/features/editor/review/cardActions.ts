import type { Mode } from '@stet/protocol'

/** What somebody may do with a card. */
export type CardAction = 'accept' | 'reject' | 'withdraw'

const DECIDING: readonly CardAction[] = ['accept', 'reject']
const OWN: readonly CardAction[] = ['withdraw']
const NONE: readonly CardAction[] = []

/** Who may edit decides, on own suggestions too; who may only suggest takes back their own. The same list each time. */
export function cardActions(right: Mode, isOwn: boolean): readonly CardAction[] {
  if (right === 'edit') return DECIDING
  return right === 'suggest' && isOwn ? OWN : NONE
}
