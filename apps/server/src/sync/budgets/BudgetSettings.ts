import type { Allowance } from './TokenBucket.ts'

/**
 * What sockets, people and addresses may use. Honest use stays far below; `docs/decisions/0010` says what was thought of.
 * Times in milliseconds, bytes as they come over the wire.
 */
export interface BudgetSettings {
  /** Messages that one socket may send, and all of one person together. */
  readonly socketMessages: Allowance
  readonly personMessages: Allowance
  /** What an upgrade costs its person, in messages. */
  readonly messagesOfUpgrade: number
  /** Bytes that one socket may send, and all of one person together. */
  readonly socketBytes: Allowance
  readonly personBytes: Allowance
  /** How often a socket may be told the whole document; what is less of it costs less. */
  readonly socketAnswers: Allowance
  /** Bytes that all sockets of one person may be answered. */
  readonly personAnswers: Allowance
  /** Documents that are smaller cost as much as one of so many bytes. */
  readonly smallestDocument: number
  /** Who is over the budget is not read until it is made good; who would have to wait longer is closed with 4429. */
  readonly longestWait: number
  /** Sockets at the same time, those that are still being decided about included. */
  readonly socketsOfPerson: number
  readonly socketsOfAddress: number
  readonly sockets: number
  /** Bytes that wait for all readers and for the disk together before nobody else is taken in. */
  readonly maxWaitingBytes: number
}

const KIB = 1024
const MIB = 1024 * KIB

export const DEFAULT_BUDGETS: BudgetSettings = {
  // An offline day of 5,000 edits may come as 5,000 messages; a fast typist with carets and barriers sends 30 a second.
  socketMessages: { burst: 10_000, perSecond: 200 },
  personMessages: { burst: 40_000, perSecond: 800 },
  messagesOfUpgrade: 20,
  // Several of the largest messages (8 MiB) at once; a book an hour.
  socketBytes: { burst: 32 * MIB, perSecond: 512 * KIB },
  personBytes: { burst: 64 * MIB, perSecond: MIB },
  // An honest tab asks once. Together with what may be owed: about five times the document in the first minute.
  socketAnswers: { burst: 2, perSecond: 3 / 60 },
  personAnswers: { burst: 128 * MIB, perSecond: MIB },
  smallestDocument: 256 * KIB,
  longestWait: 30_000,
  // A socket whose network is gone is found dead after half a minute; ten tabs may come back many times in that time.
  socketsOfPerson: 1_000,
  // A newsroom sits behind one address, and behind a proxy on another machine everybody does.
  socketsOfAddress: 5_000,
  sockets: 10_000,
  maxWaitingBytes: 256 * MIB,
}
