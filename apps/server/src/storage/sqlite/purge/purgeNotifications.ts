import type { DatabaseSync } from 'node:sqlite'
import type { SoughtText } from '../../../purge/SoughtText.ts'
import type { NotificationDetail } from '../../StoredNotification.ts'

/** Takes a text out of the reasons that people were told with steps of an article; how many had it. */
export function purgeNotifications(database: DatabaseSync, key: number, sought: SoughtText): number {
  const rows = database
    .prepare(`SELECT key AS row, detail FROM notifications WHERE article = ? AND detail <> '{}'`)
    .all(key)
  const change = database.prepare('UPDATE notifications SET detail = ? WHERE key = ?')
  let found = 0
  for (const { row, detail } of rows) {
    const told = JSON.parse(String(detail)) as NotificationDetail
    const reason = told.reason === undefined ? null : sought.omit(told.reason)
    if (reason === null) continue
    change.run(JSON.stringify({ ...told, reason }), Number(row))
    found += 1
  }
  return found
}
