import { heapSlope } from './heapSlope.ts'
import type { DayReport } from './runDay.ts'

/** Hours until everything was used once. */
export const WARM_UP_HOURS = 4

/** What a day came to, in a line for people. */
export function tellDay({ visits, edits, hours, before, after }: DayReport): string {
  const settled = hours.slice(WARM_UP_HOURS)
  const slope = settled.length > 2 ? `${(heapSlope(heapOf(settled)) * 100).toFixed(2)} % an hour, ` : ''
  const [first, last] = [hours.at(0), hours.at(-1)]
  return [
    `${hours.length} hours, ${visits} visits, ${edits} edits; heap ${slope}`,
    `${mebibytes(before.heapBytes)} MiB before, ${mebibytes(first?.heapBytes)} to ${mebibytes(last?.heapBytes)} MiB between the hours,`,
    `${mebibytes(after.heapBytes)} MiB after; ${after.sockets} sockets, ${after.rooms} articles, ${after.timers} timers,`,
    `${after.files} files left (before: ${before.timers}, ${before.files})`,
  ].join(' ')
}

export function heapOf(looks: DayReport['hours']): readonly number[] {
  return looks.map(({ heapBytes }) => heapBytes)
}

function mebibytes(bytes = 0): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
