import { ROLES, type Mode } from '@stet/protocol'
import { ACTIONS, RIGHTS, STAGES, type Action, type Stage } from '../permissions.ts'

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

/** `docs/permissions.md`, written from the table. */
export function permissionsDocument(): string {
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
  ].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
