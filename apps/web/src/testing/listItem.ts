import type { ArticleListItem } from '@stet/protocol'

/** A line of the list for tests; `number` makes its id and its name. */
export function listItem(number: number, rest: Partial<ArticleListItem> = {}): ArticleListItem {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    slug: `artikel-${number}`,
    headline: `Überschrift ${number}`,
    state: 'draft',
    publication: 'none',
    version: 0,
    publishAt: null,
    language: 'de',
    desk: '',
    urgency: null,
    isRestricted: false,
    dueAt: null,
    embargoUntil: null,
    isLegalCheckNeeded: false,
    isLegallyCleared: false,
    isCorrectionOpen: false,
    targetLength: null,
    assignedTo: [],
    openSuggestions: 0,
    createdBy: null,
    authors: [],
    characters: 1000 + number,
    words: 150,
    openComments: 0,
    openBlocking: 0,
    lateWork: 0,
    createdAt: '2026-11-24T10:00:00.000Z',
    updatedAt: '2026-11-24T12:00:00.000Z',
    people: [],
    ...rest,
  }
}
