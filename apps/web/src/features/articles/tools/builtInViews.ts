import type { ListFilter } from '@stet/protocol'

/** Views that everybody has, by the name of their message. */
export const BUILT_IN_VIEWS = {
  all: {},
  mine: { person: 'me' },
  assigned: { assignee: 'me' },
  inReview: { state: 'in_review' },
  dueToday: { due: 'today', sort: 'due' },
  embargoToday: { embargo: 'today' },
  legal: { legal: 'needed' },
  correction: { correction: 'open' },
  late: { late: 'open' },
} as const satisfies Record<string, ListFilter>

export type BuiltInView = keyof typeof BUILT_IN_VIEWS

/** Whether two filters ask for the same. */
export function isSameFilter(a: ListFilter, b: ListFilter): boolean {
  const entries = Object.entries(a)
  return (
    entries.length === Object.keys(b).length &&
    entries.every(([name, value]) => Reflect.get(b, name) === value)
  )
}
