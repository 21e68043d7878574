import { ROLES, type Mode } from '@stet/protocol'
import type { RouteDescription } from '../http/route.ts'
import { ACTIONS, RIGHTS, STAGES, type Action, type Stage } from '../permissions.ts'
import { HTTP_ASKS } from './matrix/HTTP_ASKS.ts'
import { SOCKET_ASKS } from './matrix/SOCKET_ASKS.ts'

const MODE_WORDS: Readonly<Record<Mode, string>> = { edit: 'writes', suggest: 'suggests', view: 'reads' }

const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  draft: 'in the text of a draft',
  in_review: 'in the text in review',
  settled: 'in the text once approved, on hold or spiked',
}

const ACTION_WORDS: Readonly<Record<Action, string>> = {
  seeArticle: 'see articles, who is in them, and the list',
  createArticle: 'begin and import articles',
  changeMetadata: 'change slug, desk, language, dates, keywords and the like',
  setEmbargo: 'set an embargo',
  readInternalNote: 'read the internal note',
  resolveSuggestions: 'accept and reject suggestions, where the role writes',
  exportArticle: 'export articles',
  manageAccounts: 'manage accounts',
  readAudit: 'read the audit log',
  readMetrics: 'read what the server tells of itself (`/metrics`)',
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
    ...ACTIONS.map((action) =>
      row([
        ACTION_WORDS[action],
        ...ROLES.map((role) => (RIGHTS[role].actions.includes(action) ? '✔' : '–')),
      ]),
    ),
    '',
    'The text rows say the most that a role may do: who writes may choose to suggest. Every role sees every article. Other',
    'rights that depend on the state of an article come with the workflow.',
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
    'are the same 404.',
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
    'By the session cookie, at a call as at an upgrade. A Bearer header is nobody yet, but for the key of the operator, which',
    'opens `/metrics` and nothing else. A further way is one entry in `testing/matrix/Asker.ts`, and is asked everything above.',
    '',
  ].join('\n')
}

function routeRows(route: RouteDescription): readonly string[] {
  const name = `${route.method} ${route.url}`
  const of = route.of === 'article' ? 'the article' : ''
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
