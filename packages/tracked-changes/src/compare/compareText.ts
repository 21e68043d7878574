import { FORMATS, isSameMarker, type ReadBlock, type ReadRun, type RunFormats } from '@stet/article'
import type { Break, ComparedText } from './ComparedText.ts'
import {
  type ComparedFormat,
  COMES,
  type ComparisonWriter,
  type Fate,
  GOES,
  STAYS,
} from './ComparisonWriter.ts'
import { diffTexts } from './diffTexts.ts'

/**
 * Writes a text that both have, with what came and went in it, word by word, and the formats that changed. Its first
 * block, or field, is begun; a text of several begins the others where they stand.
 */
export function compareText(before: ComparedText, after: ComparedText, writer: ComparisonWriter): void {
  let [at, atAfter] = [0, 0]
  for (const match of [
    ...diffTexts(before, after),
    { before: before.text.length, after: after.text.length, length: 0 },
  ]) {
    writePart(before, [at, match.before], GOES, writer)
    writePart(after, [atAfter, match.after], COMES, writer)
    writeKept(before, match.before, after, match.after, match.length, writer)
    at = match.before + match.length
    atAfter = match.after + match.length
  }
}

/** Writes what goes, or comes, in a block that goes elsewhere: what is the same there moves, the rest does not. */
export function compareMovedText(
  before: ComparedText,
  after: ComparedText,
  { does, move }: Fate,
  writer: ComparisonWriter,
): void {
  const here = does === 'goes' ? before : after
  let at = 0
  const alone: Fate = { does, move: null }
  for (const match of diffTexts(before, after)) {
    const from = does === 'goes' ? match.before : match.after
    writePart(here, [at, from], alone, writer)
    at = from + match.length
    writePart(here, [from, at], { does, move }, writer)
  }
  writePart(here, [at, here.text.length], alone, writer)
}

/** Writes a part of a text as it is there. */
export function writePart(
  { runs }: ComparedText,
  [from, to]: readonly [from: number, to: number],
  fate: Fate,
  writer: ComparisonWriter,
): void {
  visitRuns(runs, from, to, (text, run) => {
    if ('block' in run) writer.startBlock(run.block, fate)
    else writer.addText(text, run, fate)
  })
}

function writeKept(
  before: ComparedText,
  from: number,
  after: ComparedText,
  fromAfter: number,
  length: number,
  writer: ComparisonWriter,
): void {
  let at = fromAfter
  visitRuns(before.runs, from, from + length, (text, run) => {
    visitRuns(after.runs, at, at + text.length, (part, runAfter) => {
      if ('block' in run || 'block' in runAfter) startKept(run, runAfter, writer)
      else writer.addText(part, run, STAYS, changedFormats(run.formats, runAfter.formats))
    })
    at += text.length
  })
}

/** Begins a block that both have: words say that a break is never anything else. */
function startKept(run: ReadRun | Break, runAfter: ReadRun | Break, writer: ComparisonWriter): void {
  if (!('block' in run && 'block' in runAfter)) throw new Error('startKept: a break is no text')
  startKeptBlock(run.block, runAfter.block, writer)
}

/** Begins a block that both have, with what its kind becomes. */
export function startKeptBlock(before: ReadBlock, after: ReadBlock, writer: ComparisonWriter): void {
  writer.startBlock(before, STAYS, isSameMarker(before.marker, after.marker) ? null : after.marker)
}

/** Visits the parts of a stretch of text that are in one run each. */
function visitRuns(
  runs: ComparedText['runs'],
  from: number,
  to: number,
  visit: (text: string, run: ReadRun | Break) => void,
): void {
  let start = 0
  for (const run of runs) {
    const end = start + run.text.length
    if (start >= to) return
    if (end > from) visit(run.text.slice(Math.max(from - start, 0), to - start), run)
    start = end
  }
}

function changedFormats(before: RunFormats, after: RunFormats): readonly ComparedFormat[] {
  return FORMATS.flatMap((format): ComparedFormat[] => {
    if (before[format] === after[format]) return []
    const link = format === 'link' ? after.link : undefined
    return [{ format, on: after[format] !== undefined, ...(link === undefined ? {} : { link }) }]
  })
}
