import { ROLES, TOKEN_SCOPES, type Mode, type Role } from '@stet/protocol'
import type { RouteDescription } from '../http/route.ts'
import { ACTIONS, GRANTABLE, RIGHTS, SCOPES, STAGES, type Action, type Stage } from '../permissions.ts'
import { HTTP_ASKS } from './matrix/HTTP_ASKS.ts'
import { SOCKET_ASKS } from './matrix/SOCKET_ASKS.ts'

const MODE_WORDS: Readonly<Record<Mode, string>> = { edit: 'writes', suggest: 'suggests', view: 'reads' }

const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  draft: 'in the text of a draft',
  in_review: 'in the text in review',
  correction: 'in the text being corrected, while a version is public',
  settled: 'in the text once approved, on hold, spiked or killed',
}

const ACTION_WORDS: Readonly<Record<Action, string>> = {
  seeArticle: 'see articles, who is in them, and the list',
  seeRestricted: 'see restricted articles without being named in them',
  createArticle: 'begin and import articles',
  changeMetadata: 'change slug, desk, language, dates, keywords and the like',
  setEmbargo: 'set an embargo',
  readInternalNote: 'read the internal note',
  resolveSuggestions: 'accept and reject suggestions, where the role writes',
  settleLateWork: 'say that what came too late to be text was looked at',
  readComments: 'read comments',
  comment: 'comment and answer, and change what they wrote',
  resolveComments: 'resolve and reopen threads of others, where the role writes',
  setBlocking: 'make a thread blocking',
  resolveBlocking: 'resolve and reopen blocking threads of others, and let them block no more',
  exportArticle: 'export articles',
  submit: 'submit for review',
  approve: 'approve, what others wrote',
  sendBack: 'send back to the author, put on hold, spike, and take from there',
  clearLegal: 'clear for the legal department',
  publish: 'publish',
  schedule: 'schedule publication',
  correct: 'open a correction of what is published',
  unpublish: 'take a published article back',
  kill: 'kill with notice',
  override: 'go through closed gates in an emergency, and take the legal check off',
  keepVersions: 'keep and name versions',
  restoreVersions: 'restore versions, where the role writes',
  purgeText: 'remove a text from everything that is stored of an article, for good',
  manageAccounts: 'manage accounts',
  manageWebhooks: 'name systems that are told of articles',
  readAudit: 'read the audit log',
  readMetrics: 'read what the server tells of itself (`/metrics`)',
  manageOwnTokens: 'make and revoke tokens for their own programs',
  manageOwnAccount: 'change their own password, second factor and mail',
  seePeople: 'see who works here, at which desk',
}

/** `docs/permissions.md`, written from the table, the routes that there are, and the messages of sync. */
export function permissionsDocument(routes: readonly RouteDescription[]): string {
  return [
    '# Who may do what',
    '',
    'Written from the table in `apps/server/src/permissions.ts` by a test that fails when the two differ. HTTP and sync ask',
    'the same two functions, `can` and `modeFor`; nothing else looks at a role. A change of role closes the sockets of the',
    'person within a second, and they are asked again.',
    '',
    row(['', ...ROLES]),
    row(['---', ...ROLES.map(() => ':-:')]),
    ...STAGES.map((stage) =>
      row([STAGE_WORDS[stage], ...ROLES.map((role) => MODE_WORDS[RIGHTS[role].modes[stage]])]),
    ),
    ...ACTIONS.map((action) => row([ACTION_WORDS[action], ...ROLES.map((role) => cellOf(role, action))])),
    '',
    '(✔): only who was given it by somebody who manages accounts, perhaps until a certain time, which is on record; it counts',
    'at once and ends at once, gives a program nothing, and opens no gate: nobody approves what they wrote (four eyes).',
    '',
    'The text rows say the most that a role may do: who writes may choose to suggest. Every role sees every article that is',
    'not restricted. A restricted one exists only for who is named in it (who began it, its assignees, its further readers) and',
    'for who may see them without; whatever else is asked of it, anybody else gets the 404 of an article that does not exist.',
    'Programs of the latter see those in which their person is named. Which step is possible in which state, and what it asks beside the role, is the table in [workflow.md](workflow.md).',
    '',
    '## What each call asks',
    '',
    'Each route says which row of the table it asks, and one place asks it: before the body is read, and again when it is',
    'here. `permissionMatrix.test.ts` sends every call and every message as everybody, in every state, to a real server, and',
    'compares what it does with the table; a route or a message that is missing there fails it.',
    '',
    row(['call', 'asks whether the person may', 'of']),
    row(['---', '---', '---']),
    ...routes.flatMap(routeRows),
    '',
    'Who is not signed in gets 401, who may not gets 403. An article that does not exist and one that the person may not see',
    'are the same 404, and so are a comment that does not exist and one that the person may not read.',
    '',
    'Whoever began a thread resolves and reopens it, blocking or not, as long as they may comment; nobody changes the words of',
    'somebody else. How many threads are open is told to everybody who sees the list, what is in them is not.',
    '',
    '## What each message on a socket asks',
    '',
    'Asked at the upgrade (401, 404), which settles what the socket may do, and again of every update for each character and',
    'value in it. Whatever changes the answer closes the socket.',
    '',
    row(['message', 'brings', 'needs', 'else']),
    row(['---', '---', '---', '---']),
    ...messageRows(),
    '',
    '## How somebody is known',
    '',
    'By the session cookie, or by a token for a program (`Authorization: Bearer …`), at a call as at an upgrade. Who shows an',
    '`Authorization` header is known by that alone. The key of the operator opens `/metrics` and nothing else.',
    '',
    'A token may what its person may, as far as one of its scopes has it; what is in no scope only a person may:',
    '',
    row(['scope', 'in the text', 'else']),
    row(['---', '---', '---']),
    ...TOKEN_SCOPES.map((scope) =>
      row([
        `\`${scope}\``,
        SCOPES[scope].actions.includes('seeArticle') ? MODE_WORDS[SCOPES[scope].mode] : '–',
        SCOPES[scope].actions.map((action) => ACTION_WORDS[action]).join('; '),
      ]),
    ),
    '',
  ].join('\n')
}

const OF_WORDS = { article: 'the article', comment: 'the article of the comment' } as const

function routeRows(route: RouteDescription): readonly string[] {
  const name = `${route.method} ${route.url}`
  const of = route.of ? OF_WORDS[route.of] : ''
  const further = (HTTP_ASKS[name] ?? []).flatMap(({ says, also, shows }) => [
    also && row([`\`${name}\` ${says}`, `also ${ACTION_WORDS[also]}`, of]),
    shows && row([`\`${name}\`, to be told all`, `also ${ACTION_WORDS[shows.action]}`, of]),
  ])
  return [row([`\`${name}\``, accessWords(route), of]), ...further.filter((text) => text !== undefined)]
}

function accessWords({ access, hasKey }: RouteDescription): string {
  if (access === 'open') return 'nothing: it is open'
  if (access === 'signed-in') return 'nothing but be signed in'
  return `${ACTION_WORDS[access]}${hasKey ? ', or for the key of the operator' : ''}`
}

function messageRows(): readonly string[] {
  return Object.entries(SOCKET_ASKS).flatMap(([message, asks]) =>
    asks.map(({ says, needs, also, refusedWith }) => {
      const right = also ? `, and may ${ACTION_WORDS[also]}` : ''
      const least = needs ? `who ${MODE_WORDS[needs]}${right}` : 'nobody'
      return row([message, says, least, needs === 'view' ? '' : String(refusedWith)])
    }),
  )
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function cellOf(role: Role, action: Action): string {
  if (RIGHTS[role].actions.includes(action)) return '✔'
  const given: Readonly<Partial<Record<Action, readonly Role[]>>> = GRANTABLE
  return given[action]?.includes(role) ? '(✔)' : '–'
}
