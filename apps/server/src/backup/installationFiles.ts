/** Articles, their documents, and what is on record about them; in the data folder and in a backup. */
export const ARTICLES_FILE = 'stet.sqlite'

/** People, their roles, passwords and sessions. */
export const ACCOUNTS_FILE = 'accounts.sqlite'

/** In the order in which they are copied: whoever an article names has an account in the later copy. */
export const DATABASE_FILES = [ARTICLES_FILE, ACCOUNTS_FILE] as const

export const SECRET_FILE = 'secret'

/** What else makes an installation, where it is there. The file `lock` does not: it is empty. */
const SMALL_FILES = [SECRET_FILE, 'first-admin.txt', 'demo-unfinished'] as const

export const INSTALLATION_FILES = [...DATABASE_FILES, ...SMALL_FILES] as const
export type InstallationFile = (typeof INSTALLATION_FILES)[number]

/** What SQLite keeps beside a database; it belongs to that file and to no other. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const

export function isDatabaseFile(name: InstallationFile): boolean {
  return (DATABASE_FILES as readonly string[]).includes(name)
}
