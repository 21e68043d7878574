import type { MailTable } from '../sqlite/MailTable.ts'
import type { MailStore } from '../StoredMail.ts'

type Run = <T>(work: () => T) => Promise<T>

/** What is to go out by mail, straight from its table. */
export function mailOfTable(table: MailTable, read: Run, write: Run): MailStore {
  return {
    due: (now, limit) => read(() => table.due(now, limit)),
    postpone: (number, until) => write(() => table.postpone(number, until)),
    settle: (number) => write(() => table.settle(number)),
    settings: (person) => read(() => table.settings(person)),
    changeSettings: (person, change) => write(() => table.changeSettings(person, change)),
  }
}
