import type { Change } from './Change.ts'
import { namedBlock } from './namedBlock.ts'
import { textOf } from './textOf.ts'
import type { TextRun } from './textRuns.ts'
import type { Line, Token, Wish } from './Token.ts'

/** What a run of insertions and deletions comes to, for a reader. */
export function changeOfText({ key, parts }: TextRun): Change {
  const coming = parts.filter(({ wish }) => wish.comes).map(({ token }) => token)
  const going = parts.filter(({ wish }) => wish.strikes.length > 0).map(({ token }) => token)
  if (coming.length > 0 && going.length > 0) {
    return { what: 'replacesText', old: textOf(going), now: textOf(coming) }
  }
  return going.length > 0 ? changeOfDeleted(going, key) : changeOfInserted(coming, key)
}

function changeOfInserted(coming: readonly Token[], key: string): Change {
  const lines = linesOf(coming)
  if (lines.every((line) => comesWhole(line, key)))
    return { what: 'addsBlocks', blocks: lines.map(({ of }) => namedBlock(of)) }
  if (coming.every(isMarker)) return { what: 'splitsBlock' }
  return { what: 'insertsText', text: textOf(coming) }
}

function changeOfDeleted(going: readonly Token[], key: string): Change {
  const lines = linesOf(going)
  if (lines.every((line) => markerGoes(line, key) && textGoes(line, key)))
    return { what: 'removesBlocks', blocks: lines.map(({ of }) => namedBlock(of)) }
  if (going.every(isMarker)) return { what: 'joinsBlocks' }
  const [first, last] = [going[0], going.at(-1)]
  // From the start of a block to the start of the next: the break that goes is the one behind it.
  const isToNext = first && last && !isMarker(first) && first.offset === 0 && isMarker(last)
  const whole = lines.slice(0, -1)
  if (isToNext && whole.every((line) => textGoes(line, key)))
    return { what: 'removesBlocks', blocks: whole.map(({ of }) => namedBlock(of)) }
  return { what: 'deletesText', text: textOf(going) }
}

function linesOf(tokens: readonly Token[]): readonly Line[] {
  return [...new Set(tokens.map(({ line }) => line))]
}

function isMarker({ text }: Token): boolean {
  return text === null
}

/** Nothing stands in it that is not suggested to come with it. */
function comesWhole({ tokens }: Line, key: string): boolean {
  return tokens.every((token, at) => {
    if (at > 0) return token.isInserted
    return isMarker(token) && wishesApartFromMoves(token, key).some(({ comes }) => comes)
  })
}

function markerGoes({ tokens }: Line, key: string): boolean {
  return tokens.some((token) => {
    return isMarker(token) && wishesApartFromMoves(token, key).some(({ strikes }) => strikes.length > 0)
  })
}

/** A block that moves neither is added nor goes; what is changed in it is text. */
function wishesApartFromMoves({ wishes }: Token, key: string): readonly Wish[] {
  return wishes.filter((wish) => wish.key === key && wish.move === null)
}

/** Nothing that stands in it stays; what others suggest to come there is not asked. */
function textGoes({ tokens }: Line, key: string): boolean {
  return tokens.every((token) => isMarker(token) || isGoing(token, key) || token.isInserted)
}

function isGoing({ wishes }: Token, key: string): boolean {
  return wishes.some((wish) => wish.key === key && wish.strikes.length > 0)
}
