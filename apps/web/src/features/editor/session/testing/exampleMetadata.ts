import type { ArticleMetadata } from '@stet/protocol'

/** Metadata of an article that a reporter may edit; `some` says what is different. */
export function exampleMetadata(some: Partial<ArticleMetadata> = {}): ArticleMetadata {
  return {
    id: '7d2f3c55-0c8e-4f5e-9a55-3f8f4f2b6a10',
    slug: 'hafen',
    headline: 'Hafen sperrt Kai',
    state: 'draft',
    language: 'de',
    desk: '',
    dueAt: null,
    targetLength: null,
    authors: [],
    characters: 0,
    words: 0,
    createdAt: '2026-11-24T12:00:00.000Z',
    updatedAt: '2026-11-24T12:00:00.000Z',
    people: [],
    keywords: [],
    topics: [],
    urgency: null,
    genre: '',
    assignees: [],
    isLegalCheckNeeded: false,
    embargoUntil: null,
    wireOrigin: '',
    epoch: 1,
    mode: 'edit',
    isDamaged: false,
    canChangeMetadata: true,
    ...some,
  }
}
