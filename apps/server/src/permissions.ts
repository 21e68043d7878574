import type { Mode, Role } from '@stet/protocol'

/** What somebody may want to do, beside writing in the text (`modeFor`). */
export const ACTIONS = [
  'seeArticle',
  'createArticle',
  'changeMetadata',
  'setEmbargo',
  'readInternalNote',
  'resolveSuggestions',
  'exportArticle',
  'manageAccounts',
  'readAudit',
  'readMetrics',
] as const
export type Action = (typeof ACTIONS)[number]

/** What of an article a decision depends on. */
export interface ArticleInQuestion {
  readonly id: string
  readonly state: string
}

/** Who asks; a role that is not in the table may nothing. */
export interface Asker {
  readonly role: string
}

/** How far an article has come: written, looked through, or settled (approved, on hold, spiked, and whatever comes later). */
export const STAGES = ['draft', 'in_review', 'settled'] as const
export type Stage = (typeof STAGES)[number]

interface Rights {
  /** The most that the role may do in the text, by stage. */
  readonly modes: Readonly<Record<Stage, Mode>>
  readonly actions: readonly Action[]
}

const reads = ['seeArticle', 'exportArticle'] as const
const writes = [
  ...reads,
  'readInternalNote',
  'createArticle',
  'changeMetadata',
  'resolveSuggestions',
] as const

const views = { draft: 'view', in_review: 'view', settled: 'view' } as const
const edits = { draft: 'edit', in_review: 'edit', settled: 'suggest' } as const

/** THE table: what each role may do. HTTP and sync ask `can` and `modeFor`, nobody asks for a role. */
export const RIGHTS: Readonly<Record<Role, Rights>> = {
  viewer: { modes: views, actions: reads },
  commenter: { modes: views, actions: reads },
  reporter: { modes: { draft: 'edit', in_review: 'suggest', settled: 'suggest' }, actions: writes },
  editor: { modes: edits, actions: [...writes, 'setEmbargo'] },
  subeditor: { modes: { draft: 'suggest', in_review: 'edit', settled: 'suggest' }, actions: writes },
  legal: {
    modes: { draft: 'suggest', in_review: 'suggest', settled: 'suggest' },
    actions: [...reads, 'readInternalNote'],
  },
  chief: { modes: edits, actions: [...writes, 'setEmbargo', 'readAudit'] },
  admin: {
    modes: views,
    actions: [...reads, 'readInternalNote', 'manageAccounts', 'readAudit', 'readMetrics'],
  },
}

/** Decisions count only when they were written in `edit`. */
const NEEDS_EDIT: ReadonlySet<Action> = new Set(['resolveSuggestions'])

/** Whether this person may do this, to this article now or (null) in the newsroom at large. */
export function can(actor: Asker, action: Action, article: ArticleInQuestion | null): boolean {
  if (!rightsOf(actor)?.actions.includes(action)) return false
  return article === null || !NEEDS_EDIT.has(action) || modeFor(actor, article) === 'edit'
}

/** The most that this person may do in the text now; null when the article does not exist for them. */
export function modeFor(actor: Asker, article: ArticleInQuestion): Mode | null {
  return can(actor, 'seeArticle', article) ? (rightsOf(actor)?.modes[stageOf(article)] ?? null) : null
}

function stageOf({ state }: ArticleInQuestion): Stage {
  return state === 'draft' || state === 'in_review' ? state : 'settled'
}

function rightsOf({ role }: Asker): Rights | undefined {
  return Object.hasOwn(RIGHTS, role) ? RIGHTS[role as Role] : undefined
}
