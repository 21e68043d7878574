import { openSqliteStore } from '../../storage/sqlite/SqliteStore.ts'
import { NAME } from './namedArticle.ts'

/** A process to be killed: `killedPurge.ts <store>` says when it begins to purge, when it has, and when no traces are left. */
const [, , path = ''] = process.argv
const store = await openSqliteStore({ path, now: Date.now })
const order = { words: { text: NAME, isPart: false }, by: 'chief', reason: 'Auf Wunsch', at: 1_000 }
process.stdout.write('begun\n')
await store.purgeText('named', order)
process.stdout.write('purged\n')
await store.scrub()
process.stdout.write('done\n')
await store.close()
