import { metadataSchema, type Metadata } from '@stet/protocol'
import type { ArticleRow } from '../storage/Store.ts'

/** What is true of an article of which nothing was said. */
const UNSAID: Metadata = {
  language: 'de',
  slug: 'article',
  desk: '',
  keywords: [],
  topics: [],
  urgency: null,
  genre: '',
  dueAt: null,
  targetLength: null,
  assignees: [],
  isRestricted: false,
  readers: [],
  isLegalCheckNeeded: false,
  embargoUntil: null,
  wireOrigin: '',
  internalNote: '',
}

const FIELDS = Object.keys(metadataSchema.shape) as (keyof Metadata)[]

/** The metadata of a row; a field that is not stored, or was stored in a form that is no longer known, is as if unsaid. */
export function readMetadata({ slug, language, desk, metadata }: ArticleRow): Metadata {
  const stored: Readonly<Record<string, unknown>> = { ...metadata, slug, language, desk }
  const entries = FIELDS.map((field) => {
    const parsed = metadataSchema.shape[field].safeParse(stored[field])
    return [field, parsed.success ? parsed.data : UNSAID[field]]
  })
  return Object.fromEntries(entries) as Metadata
}
