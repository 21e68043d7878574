import type { FuzzReport } from './runFuzz.ts'

/** What a run came to, in a line for people. */
export function tellFuzz(report: FuzzReport): string {
  const { sent, endings, written, delays, longestStall, usualStall, heapBefore, heapAfter } = report
  const share = (part: number) => (delays[Math.floor(part * (delays.length - 1))] ?? 0).toFixed(1)
  const codes = [...endings]
    .toSorted(([one], [other]) => one - other)
    .map(([code, times]) => `${code} × ${times}`)
  return [
    `${sent} hostile frames; sockets ended with ${codes.join(', ')};`,
    `${written} honest letters, read after p50 ${share(0.5)} ms, p99 ${share(0.99)} ms, at most ${share(1)} ms;`,
    `the server stood still for p99.9 ${usualStall.toFixed(1)} ms, at most ${longestStall.toFixed(1)} ms;`,
    `heap ${mebibytes(heapBefore)} MiB before, ${mebibytes(heapAfter)} MiB after`,
  ].join(' ')
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
