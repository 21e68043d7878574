import { openSqliteStore } from '../../storage/sqlite/SqliteStore.ts'
import { SyncServer } from './SyncServer.ts'

/** A process to be killed: `killableServer.ts <file> <port>` serves the articles of a file until it dies. */
const [, , path = '', port = '0'] = process.argv
const store = await openSqliteStore({ path, now: Date.now })
await SyncServer.on(store, {}, Number(port))
process.send?.('ready')
