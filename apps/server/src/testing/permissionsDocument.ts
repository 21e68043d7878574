import { ROLES, type Mode } from '@stet/protocol'
import { ACTIONS, RIGHTS, type Action } from '../permissions.ts'

const MODE_WORDS: Readonly<Record<Mode, string>> = { edit: 'writes', suggest: 'suggests', view: 'reads' }

const ACTION_WORDS: Readonly<Record<Action, string>> = {
  seeArticle: 'see articles, who is in them, and the list',
  createArticle: 'begin and import articles',
  changeMetadata: 'change slug, desk, language, dates, keywords and the like',
  setEmbargo: 'set an embargo',
  readInternalNote: 'read the internal note',
  exportArticle: 'export articles',
  manageAccounts: 'manage accounts',
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
    row(['in the text', ...ROLES.map((role) => MODE_WORDS[RIGHTS[role].mode])]),
    ...ACTIONS.map((action) =>
      row([
        ACTION_WORDS[action],
        ...ROLES.map((role) => (RIGHTS[role].actions.includes(action) ? '✔' : '–')),
      ]),
    ),
    '',
    'Every role sees every article. Suggesting instead of writing, and rights that depend on the state of an article, come',
    'with the workflow.',
    '',
  ].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
