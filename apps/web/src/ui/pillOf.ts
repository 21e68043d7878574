import type { ArticleListItem } from '@stet/protocol'
import type { PillState } from './StatePill.tsx'

/** The one state that a pill shows of both: what is out says so, unless it is being corrected. */
export function pillOf({ state, publication }: Pick<ArticleListItem, 'state' | 'publication'>): PillState {
  const isOut = publication === 'scheduled' || publication === 'killed'
  if (isOut || (publication === 'published' && state === 'approved')) return publication
  return state
}
