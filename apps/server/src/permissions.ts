import { MODES, type GrantedRight, type Mode, type Role, type TokenScope } from '@stet/protocol'

/** What somebody may want to do, beside writing in the text (`modeFor`). */
export const ACTIONS = [
  'seeArticle',
  'seeRestricted',
  'createArticle',
  'changeMetadata',
  'setEmbargo',
  'readInternalNote',
  'resolveSuggestions',
  'settleLateWork',
  'readComments',
  'comment',
  'resolveComments',
  'setBlocking',
  'resolveBlocking',
  'exportArticle',
  'submit',
  'approve',
  'sendBack',
  'clearLegal',
  'publish',
  'schedule',
  'correct',
  'unpublish',
  'kill',
  'override',
  'keepVersions',
  'restoreVersions',
  'purgeText',
  'manageAccounts',
  'manageWebhooks',
  'readAudit',
  'readMetrics',
  'manageOwnTokens',
  'manageOwnAccount',
  'seePeople',
] as const
export type Action = (typeof ACTIONS)[number]

/** What of an article a decision depends on. */
export interface ArticleInQuestion {
  readonly id: string
  readonly state: string
  /** Left out: none. */
  readonly publication?: string
  /** Who began it. */
  readonly createdBy?: string
  /** Of what is known about it: whether it is restricted, and who is named in it. */
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** Who asks; a role that is not in the table may nothing. */
export interface Asker {
  readonly role: string
  /** What was given to them beyond their role and counts now; left out: nothing. */
  readonly grants?: readonly { readonly right: GrantedRight }[]
  /** Who is named by it in restricted articles; left out: nobody. */
  readonly id?: string
  /** What a program of theirs was given; null or left out: the person is here. */
  readonly scopes?: readonly TokenScope[] | null
}

/**
 * How far an article has come: written, looked through, being corrected while a version of it is public, or settled
 * (approved, on hold, spiked, killed, and whatever comes later).
 */
export const STAGES = ['draft', 'in_review', 'correction', 'settled'] as const
export type Stage = (typeof STAGES)[number]

interface Rights {
  /** The most that the role may do in the text, by stage. */
  readonly modes: Readonly<Record<Stage, Mode>>
  readonly actions: readonly Action[]
}

const reads = ['seeArticle', 'exportArticle'] as const
/** Of every person, but of none of their programs. */
const own = ['manageOwnTokens', 'manageOwnAccount'] as const
const comments = [...reads, 'seePeople', 'readComments', 'comment'] as const
const writes = [
  ...comments,
  'resolveComments',
  'readInternalNote',
  'createArticle',
  'changeMetadata',
  'resolveSuggestions',
  'keepVersions',
  'restoreVersions',
] as const

const views = { draft: 'view', in_review: 'view', correction: 'view', settled: 'view' } as const
const suggests = {
  draft: 'suggest',
  in_review: 'suggest',
  correction: 'suggest',
  settled: 'suggest',
} as const
const edits = { ...suggests, draft: 'edit', in_review: 'edit' } as const

/** THE table: what each role may do. HTTP and sync ask `can` and `modeFor`, nobody asks for a role. */
export const RIGHTS: Readonly<Record<Role, Rights>> = {
  viewer: { modes: views, actions: [...reads, ...own] },
  commenter: { modes: views, actions: [...comments, ...own] },
  reporter: {
    modes: { ...suggests, draft: 'edit' },
    actions: [...writes, ...own, 'submit', 'correct'],
  },
  editor: {
    modes: edits,
    actions: [
      ...writes,
      ...own,
      'settleLateWork',
      'setBlocking',
      'setEmbargo',
      'submit',
      'approve',
      'sendBack',
      'correct',
    ],
  },
  subeditor: {
    modes: { ...suggests, in_review: 'edit' },
    actions: [...writes, ...own, 'settleLateWork', 'sendBack'],
  },
  legal: {
    modes: suggests,
    actions: [
      ...comments,
      ...own,
      'setBlocking',
      'resolveBlocking',
      'readInternalNote',
      'clearLegal',
      'correct',
    ],
  },
  chief: {
    modes: { ...edits, correction: 'edit' },
    actions: [
      ...writes,
      ...own,
      'settleLateWork',
      'setBlocking',
      'resolveBlocking',
      'seeRestricted',
      'setEmbargo',
      'submit',
      'approve',
      'sendBack',
      'publish',
      'schedule',
      'correct',
      'unpublish',
      'kill',
      'override',
      'purgeText',
      'readAudit',
    ],
  },
  admin: {
    modes: views,
    actions: [
      ...reads,
      ...own,
      'readComments',
      'seePeople',
      'readInternalNote',
      'purgeText',
      'manageAccounts',
      'manageWebhooks',
      'readAudit',
      'readMetrics',
    ],
  },
}

/** What may be given to one person beyond their role, and to whom; to anybody else it gives nothing. */
export const GRANTABLE: Readonly<Record<GrantedRight & Action, readonly Role[]>> = { approve: ['subeditor'] }

/**
 * What a program may do at most, whatever the role of its person; of several scopes, all of it. What is in none, only
 * the person may, in a browser.
 */
export const SCOPES: Readonly<
  Record<TokenScope, { readonly mode: Mode; readonly actions: readonly Action[] }>
> = {
  read: { mode: 'view', actions: [...reads, 'readComments', 'readInternalNote'] },
  suggest: { mode: 'suggest', actions: [...comments, 'readInternalNote'] },
  write: { mode: 'edit', actions: [...writes, 'setEmbargo'] },
  audit: { mode: 'view', actions: ['readAudit', 'readMetrics'] },
  accounts: { mode: 'view', actions: ['manageAccounts', 'seePeople'] },
}

/**
 * Decisions count only when they were written in `edit`, and a restore makes some; comments are settled by who can do what
 * they ask for.
 */
const NEEDS_EDIT: ReadonlySet<Action> = new Set(['resolveSuggestions', 'resolveComments', 'restoreVersions'])

/** Whether this person may do this, to this article now or (null) in the newsroom at large. */
export function can(actor: Asker, action: Action, article: ArticleInQuestion | null): boolean {
  if (!rightsOf(actor)?.actions.includes(action) && !isGranted(actor, action)) return false
  if (actor.scopes && !actor.scopes.some((scope) => SCOPES[scope].actions.includes(action))) return false
  if (article !== null && isKeptFrom(actor, article)) return false
  return article === null || !NEEDS_EDIT.has(action) || modeFor(actor, article) === 'edit'
}

/** The most that this person may do in the text now; null when the article does not exist for them. */
export function modeFor(actor: Asker, article: ArticleInQuestion): Mode | null {
  if (!can(actor, 'seeArticle', article)) return null
  const most = rightsOf(actor)?.modes[stageOf(article)] ?? null
  return most && actor.scopes ? lesser(most, actor.scopes) : most
}

/** A mode, but no more than these scopes give. */
function lesser(mode: Mode, scopes: readonly TokenScope[]): Mode {
  const given = Math.min(...scopes.map((scope) => MODES.indexOf(SCOPES[scope].mode)))
  return MODES[Math.max(MODES.indexOf(mode), given)] ?? 'view'
}

/**
 * Whether this person may resolve a thread, reopen it, or let it block no more: who began it may, as long as they may comment
 * at all.
 */
export function canSettle(
  actor: Asker & { readonly id: string },
  thread: { readonly begunBy: string; readonly isBlocking: boolean },
  article: ArticleInQuestion,
): boolean {
  if (thread.begunBy === actor.id && can(actor, 'comment', article)) return true
  return can(actor, thread.isBlocking ? 'resolveBlocking' : 'resolveComments', article)
}

/** Who alone may see a restricted article, by their ids; null: it is not restricted. */
export function namedIn({ createdBy, metadata }: ArticleInQuestion): ReadonlySet<string> | null {
  if (metadata?.['isRestricted'] !== true) return null
  const lists = [metadata['readers'], metadata['assignees']].filter((list) => Array.isArray(list))
  return new Set([createdBy, ...lists.flat()].filter((id) => typeof id === 'string'))
}

/** Whom a list has to be made for: restricted articles are in it only where this person is named. Undefined: all of them are. */
export function restrictedTo(actor: Asker): string | undefined {
  return can(actor, 'seeRestricted', null) ? undefined : (actor.id ?? '')
}

function isKeptFrom(actor: Asker, article: ArticleInQuestion): boolean {
  const named = namedIn(article)
  return named !== null && !named.has(actor.id ?? '') && !can(actor, 'seeRestricted', null)
}

/** How far an article has come, for what may be done in its text. */
export function stageOf({ state, publication }: ArticleInQuestion): Stage {
  if (publication === 'killed' || (state !== 'draft' && state !== 'in_review')) return 'settled'
  return publication === 'published' ? 'correction' : state
}

function isGranted({ role, grants = [] }: Asker, action: Action): boolean {
  return grants.some(({ right }) => right === action && GRANTABLE[right].some((one) => one === role))
}

function rightsOf({ role }: Asker): Rights | undefined {
  return Object.hasOwn(RIGHTS, role) ? RIGHTS[role as Role] : undefined
}
