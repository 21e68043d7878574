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
import { isCleared } from '../workflow/isCleared.ts'
import { nextStepFor } from '../workflow/nextStepFor.ts'
import { readMetadata } from './readMetadata.ts'

type Parts = Pick<ArticleParts, 'rooms'> & { readonly accounts: Pick<ArticleParts['accounts'], 'person'> }

/** A line of the list; nothing in it depends on who looks. */
export function presentInList(row: ArticleRow, { rooms, accounts }: Parts): ArticleListItem {
  const metadata = readMetadata(row)
  const {
    slug,
    language,
    desk,
    urgency,
    isRestricted,
    dueAt,
    embargoUntil,
    isLegalCheckNeeded,
    targetLength,
  } = metadata
  const people = (ids: readonly string[]) =>
    ids.map((id) => accounts.person(id)).filter((person): person is Person => person !== null)
  const state = articleStateSchema.safeParse(row.state)
  return {
    id: row.id,
    slug,
    headline: row.summary.headline,
    state: state.success ? state.data : 'draft',
    publication: row.publication,
    version: row.version,
    isCorrectionOpen: isInCorrection(row),
    publishAt: row.publishAt === null ? null : new Date(row.publishAt).toISOString(),
    language,
    desk,
    urgency,
    isRestricted,
    dueAt,
    embargoUntil,
    isLegalCheckNeeded,
    isLegallyCleared: isCleared(row),
    targetLength,
    assignedTo: people(metadata.assignees),
    openSuggestions: row.summary.openSuggestions,
    createdBy: accounts.person(row.createdBy),
    authors: people(row.summary.authors),
    characters: row.summary.characters,
    words: row.summary.words,
    openComments: row.openComments,
    openBlocking: row.openBlocking,
    lateWork: row.lateWork,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
    people: [...rooms.people(row.id)],
  }
}

/** A version is public, and what was begun since is not out. */
export function isInCorrection({ publication, state, metadata }: ArticleRow): boolean {
  return publication === 'published' && !(state === 'approved' && metadata['isOut'] === true)
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
    ...(can(actor, 'purgeText', row) ? { canPurge: true } : {}),
    ...(can(actor, 'settleLateWork', row) ? { canSettleLateWork: true } : {}),
    nextStep: nextStepFor(actor, row),
    canReadComments: can(actor, 'readComments', row),
    canComment: can(actor, 'comment', row),
    canResolveComments: can(actor, 'resolveComments', row),
    canSetBlocking: can(actor, 'setBlocking', row),
    canResolveBlocking: can(actor, 'resolveBlocking', row),
  }
}
