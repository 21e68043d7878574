import { answerCalls } from '../processes/answerCalls.ts'
import { Crowd, PIECE_LENGTHS, type Seating, type Traffic } from './Crowd.ts'
import type { Report } from './Tally.ts'

/** What the process with the clients can be asked; it is one of its own, so that no server waits for its clients. */
export interface CrowdCalls {
  seat(seating: Seating, piece: keyof typeof PIECE_LENGTHS): Promise<void>
  begin(traffic: Traffic): void
  mark(): void
  takeDelays(): readonly number[]
  end(): Promise<Report>
  writeBlocks(bytes: number, writers: number): Promise<readonly number[]>
  stall(): void
  leave(): void
}

const crowd = new Crowd()

const calls: CrowdCalls = {
  seat: (seating, piece) => crowd.seat(seating, PIECE_LENGTHS[piece]),
  begin: (traffic) => crowd.begin(traffic),
  mark: () => crowd.mark(),
  takeDelays: () => crowd.takeDelays(),
  end: () => crowd.end(),
  writeBlocks: (bytes, writers) => crowd.writeBlocks(bytes, writers),
  stall: () => crowd.stall(),
  leave: () => crowd.leave(),
}

answerCalls(calls)
// Calls alone do not keep a process alive.
process.channel?.ref()
