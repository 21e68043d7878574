/** The demo newsroom's accounts (README); an installation under test may name its own by E2E_PASSWORD and E2E_DOMAIN. */
const domain = process.env['E2E_DOMAIN'] ?? 'demo.example'
export const password = process.env['E2E_PASSWORD'] ?? 'stet-demo'

const accountNames = [
  'reporter',
  'reporter2',
  'editor',
  'subeditor',
  'legal',
  'chief',
  'commenter',
  'viewer',
  'admin',
] as const
export type AccountName = (typeof accountNames)[number]

export function emailOf(account: AccountName): string {
  return `${account}@${domain}`
}
