import type { ArticleState, MetadataPatch } from '@stet/protocol'

export interface DemoArticle {
  /** Plain-text form, beside this file. */
  readonly file: string
  /** Whose text it is. */
  readonly by: string
  /** How long ago it arrived. */
  readonly hoursAgo: number
  readonly state: ArticleState
  readonly metadata: MetadataPatch & { readonly slug: string }
  /** When it is due, from now. */
  readonly dueInHours: number | null
}

/** What lies on the desk of the demo newsroom. */
export const DEMO_ARTICLES: readonly DemoArticle[] = [
  {
    file: 'strom.de.txt',
    by: 'reporter2@demo.example',
    hoursAgo: 26,
    state: 'hold',
    metadata: { slug: 'strom-aus-dem-klaerwerk', language: 'de', desk: 'Reportage', targetLength: 4500 },
    dueInHours: null,
  },
  {
    file: 'theatre.en.txt',
    by: 'editor@demo.example',
    hoursAgo: 5,
    state: 'draft',
    metadata: { slug: 'harbour-theatre-reopens', language: 'en', desk: 'Culture', targetLength: 2000 },
    dueInHours: 22,
  },
  {
    file: 'radweg.de.txt',
    by: 'reporter@demo.example',
    hoursAgo: 2,
    state: 'in_review',
    metadata: {
      slug: 'radweg-am-muehlenbach',
      language: 'de',
      desk: 'Lokales',
      targetLength: 1800,
      keywords: ['Verkehr', 'Radweg'],
    },
    dueInHours: 3,
  },
  {
    file: 'seed.de.txt',
    by: 'reporter@demo.example',
    hoursAgo: 0,
    state: 'draft',
    metadata: {
      slug: 'putin-lobt-trump',
      language: 'de',
      desk: 'Politik',
      targetLength: 3500,
      keywords: ['Ukraine', 'Russland', 'USA'],
      urgency: 3,
    },
    dueInHours: 1,
  },
]
