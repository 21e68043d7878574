import type { CharacterId, ReadBlock, ReadRun } from '@stet/article'

/** What a block reads if all that is suggested were accepted. */
export interface VisibleText {
  readonly text: string
  /** Where each of its characters stands in the text of the block in `markup`; null where that is the same. */
  readonly offsets: readonly number[] | null
}

/** Reads the text of a block without what is suggested to go. */
export function visibleText({ runs }: ReadBlock): VisibleText {
  if (runs.every(isStanding)) return { text: runs.map(({ text }) => text).join(''), offsets: null }
  const offsets: number[] = []
  let text = ''
  let start = 0
  for (const run of runs) {
    if (isStanding(run)) {
      text += run.text
      for (let at = 0; at < run.text.length; at += 1) offsets.push(start + at)
    }
    start += run.text.length
  }
  return { text, offsets }
}

/** The character at an offset of a block's text in `markup`; the last one behind its end, null where there is none. */
export function characterAt({ runs }: ReadBlock, offset: number): CharacterId | null {
  let start = 0
  let last: CharacterId | null = null
  for (const { ids } of runs) {
    for (const [client, clock, length] of ids) {
      if (offset < start + length) return [client, clock + offset - start]
      start += length
      last = [client, clock + length - 1]
    }
  }
  return last
}

function isStanding({ strikes, isSuperseded }: ReadRun): boolean {
  return strikes.length === 0 && !isSuperseded
}
