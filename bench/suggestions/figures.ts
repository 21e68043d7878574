import type { Measured } from '../measuring/Measured.ts'

/** A figure that is to be reached, and how it comes out of what was measured. */
export interface Figure {
  readonly name: string
  readonly atMost: number
  readonly of: (measured: Measured) => number
}

const ratio = (name: string, atMost: number, value: string, reference: string): Figure => ({
  name,
  atMost,
  of: (measured) => measured.ratio(value, reference),
})

const plain = (name: string, atMost: number, value: string): Figure => ({
  name,
  atMost,
  of: (measured) => measured.value(value),
})

const STROKES = ['letter', 'deletion'] as const

/** What the server does with an update: the guard alone, and all of it. */
const SHARES = [
  ['guard alone', ''],
  ['in all', ', and taken in'],
] as const

const serverFigures: readonly Figure[] = SHARES.flatMap(([share, suffix]) =>
  STROKES.flatMap((stroke) => {
    const named = (words: string, mode: string) => `guard ${words}, ${stroke}, ${mode}${suffix}`
    const suggested = named('20,000', 'suggest')
    return [
      ratio(
        `server, suggested ${stroke} ÷ direct ${stroke}, ${share}`,
        1.5,
        suggested,
        named('20,000', 'edit'),
      ),
      ratio(
        `server, suggested ${stroke}, 20,000 ÷ 1,000 words, ${share}`,
        1.2,
        suggested,
        named('1,000', 'suggest'),
      ),
    ]
  }),
)

const keyFigure = (mode: string, cost: string, words: string): Figure =>
  ratio(
    `key with the rail open ÷ in the bare editor, ${mode} mode, ${words}`,
    1.3,
    `rail, ${mode}: ${cost}`,
    `bare, ${mode}: ${cost}`,
  )

/** All figures of suggestions, in the order of the table. */
export const FIGURES: readonly Figure[] = [
  ratio(
    'key in suggest mode ÷ key in edit mode, main-thread CPU',
    1.1,
    'bare, suggest: task',
    'bare, edit: task',
  ),
  ...serverFigures,
  plain('accept all 500 from the rail, click to paint, ms', 100, 'accept all'),
  plain('frames over 20 ms while scrolling through with 500 cards', 0, 'scroll, rail: late frames'),
  ...['edit', 'suggest'].flatMap((mode) => [
    keyFigure(mode, 'run', 'main-thread CPU, in a run of keys'),
    keyFigure(mode, 'task', 'main-thread CPU, a single key with all that follows'),
  ]),
  ratio('bytes per suggested key ÷ direct key', 1.2, 'bare, suggest: bytes', 'bare, edit: bytes'),
]
