import type { MailStore } from '../StoredMail.ts'
import type { CallName, WorkerCalls } from './workerCalls.ts'

type Call = <Name extends CallName>(
  name: Name,
  ...args: Parameters<WorkerCalls[Name]>
) => Promise<ReturnType<WorkerCalls[Name]>>

/** What is to go out by mail, as the worker keeps it. */
export function mailCalls(read: Call, write: Call): MailStore {
  return {
    due: (now, limit) => read('dueMail', now, limit),
    postpone: (number, until) => write('postponeMail', number, until),
    settle: (number) => write('settleMail', number),
    settings: (person) => read('mailSettings', person),
    changeSettings: (person, change) => write('changeMailSettings', person, change),
  }
}
