import type { Marker, TextPiece } from '@stet/article'
import type { Mark } from '@tiptap/pm/model'
import { isHighHalf, isLowHalf } from './surrogateHalves.ts'
import type { TokenSequence } from './TokenSequence.ts'

/** What is inserted in one stretch: a marker, or text with the same formats. */
export type InsertedRun =
  | { readonly marker: Marker }
  | { readonly text: string; readonly formats: readonly Mark[] }

/**
 * The tokens `from`..`to` as they may be stored: line breaks and tabs are spaces, other control characters and halves
 * of surrogate pairs are left out.
 */
export function insertedRuns(tokens: TokenSequence, from: number, to: number): readonly InsertedRun[] {
  const runs: InsertedRun[] = []
  for (let at = from; at < to;) {
    const end = Math.min(to, tokens.partEnd(at))
    if (tokens.isMarker(at)) runs.push({ marker: tokens.markerAt(at) })
    else {
      let text = ''
      for (let unit = at; unit < end; unit += 1) text += storable(tokens, unit, from, to)
      if (text !== '') runs.push({ text, formats: tokens.formatsAt(at) })
    }
    at = end
  }
  return runs
}

/** Runs as pieces to insert: neighbouring texts are one, whatever their formats. */
export function piecesOf(runs: readonly InsertedRun[]): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  for (const run of runs) {
    const last = pieces.at(-1)
    if ('marker' in run) pieces.push(run.marker)
    else if (typeof last === 'string') pieces[pieces.length - 1] = last + run.text
    else pieces.push(run.text)
  }
  return pieces
}

function storable(tokens: TokenSequence, at: number, from: number, to: number): string {
  const unit = tokens.unitAt(at)
  if (isHighHalf(unit))
    return at + 1 < to && isLowHalf(unitOf(tokens, at + 1)) ? String.fromCharCode(unit) : ''
  if (isLowHalf(unit)) return at > from && isHighHalf(unitOf(tokens, at - 1)) ? String.fromCharCode(unit) : ''
  if (isBreak(unit)) return ' '
  return unit < 0x20 || unit === 0x7f ? '' : String.fromCharCode(unit)
}

function unitOf(tokens: TokenSequence, at: number): number {
  return tokens.isMarker(at) ? 0 : tokens.unitAt(at)
}

function isBreak(unit: number): boolean {
  return (unit >= 0x09 && unit <= 0x0d) || unit === 0x2028 || unit === 0x2029
}
