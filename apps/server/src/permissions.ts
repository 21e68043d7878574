import type { Mode, Role } from '@stet/protocol'

/** What somebody may want to do, beside writing in the text (`modeFor`). */
export const ACTIONS = [
  'seeArticle',
  'createArticle',
  'changeMetadata',
  'setEmbargo',
  'readInternalNote',
  'exportArticle',
  'manageAccounts',
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

interface Rights {
  readonly mode: Mode
  readonly actions: readonly Action[]
}

const reads = ['seeArticle', 'exportArticle'] as const
const writes = [...reads, 'readInternalNote', 'createArticle', 'changeMetadata'] as const

/** THE table: what each role may do. HTTP and sync ask `can` and `modeFor`, nobody asks for a role. */
export const RIGHTS: Readonly<Record<Role, Rights>> = {
  viewer: { mode: 'view', actions: reads },
  commenter: { mode: 'view', actions: reads },
  reporter: { mode: 'edit', actions: writes },
  editor: { mode: 'edit', actions: [...writes, 'setEmbargo'] },
  subeditor: { mode: 'edit', actions: writes },
  legal: { mode: 'view', actions: [...reads, 'readInternalNote'] },
  chief: { mode: 'edit', actions: [...writes, 'setEmbargo'] },
  admin: { mode: 'view', actions: [...reads, 'readInternalNote', 'manageAccounts'] },
}

/** Whether this person may do this, to this article or (null) in the newsroom at large. */
export function can(actor: Asker, action: Action, _article: ArticleInQuestion | null): boolean {
  return rightsOf(actor)?.actions.includes(action) ?? false
}

/** The most that this person may do in the text now; null when the article does not exist for them. */
export function modeFor(actor: Asker, article: ArticleInQuestion): Mode | null {
  return can(actor, 'seeArticle', article) ? (rightsOf(actor)?.mode ?? null) : null
}

function rightsOf({ role }: Asker): Rights | undefined {
  return Object.hasOwn(RIGHTS, role) ? RIGHTS[role as Role] : undefined
}
