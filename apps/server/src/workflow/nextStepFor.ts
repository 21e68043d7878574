import type { TransitionTarget } from '@stet/protocol'
import { can, type Asker } from '../permissions.ts'
import type { ArticleRow } from '../storage/Store.ts'
import { transitionFrom } from './TRANSITIONS.ts'

/** The usual way of an article, in its order. */
const WAY: readonly TransitionTarget[] = ['in_review', 'approved', 'published', 'correction']

/** The step of the usual way that is this person's to make from here, whether or not its gates are open; null: none. */
export function nextStepFor(asker: Asker, row: ArticleRow): TransitionTarget | null {
  const standing = { state: row.state, publication: row.publication, hasSchedule: row.publishAt !== null }
  const step = WAY.find((to) => {
    // What is out has gone all the way; what may come is a correction.
    if (to === 'published' && (row.metadata['isOut'] === true || row.publishAt !== null)) return false
    return transitionFrom(standing, to) !== null
  })
  const transition = step ? transitionFrom(standing, step) : null
  return transition && can(asker, transition.action, row) ? transition.to : null
}
