import {
  articleStateSchema,
  type ArticleListItem,
  type ArticleMetadata,
  type Mode,
  type Person,
} from '@stet/protocol'
import type { Actor } from '../accounts/Actor.ts'
import { can } from '../permissions.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { ArticleParts } from './ArticleParts.ts'
import { readMetadata } from './readMetadata.ts'

type Parts = Pick<ArticleParts, 'rooms' | 'accounts'>

/** A line of the list; nothing in it depends on who looks. */
export function presentInList(row: ArticleRow, { rooms, accounts }: Parts): ArticleListItem {
  const { slug, language, desk, dueAt, targetLength } = readMetadata(row)
  const state = articleStateSchema.safeParse(row.state)
  return {
    id: row.id,
    slug,
    headline: row.summary.headline,
    state: state.success ? state.data : 'draft',
    language,
    desk,
    dueAt,
    targetLength,
    authors: row.summary.authors
      .map((id) => accounts.person(id))
      .filter((person): person is Person => person !== null),
    characters: row.summary.characters,
    words: row.summary.words,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
    people: [...rooms.people(row.id)],
  }
}

/** Everything about an article beside its text, as far as this person may know it. */
export function presentMetadata(row: ArticleRow, actor: Actor, mode: Mode, parts: Parts): ArticleMetadata {
  const { internalNote, ...metadata } = readMetadata(row)
  const isDamaged = parts.rooms.isDamaged(row.id)
  return {
    ...presentInList(row, parts),
    ...metadata,
    ...(can(actor, 'readInternalNote', row) ? { internalNote } : {}),
    epoch: row.epoch,
    mode: isDamaged ? 'view' : mode,
    isDamaged,
    canChangeMetadata: can(actor, 'changeMetadata', row),
  }
}
