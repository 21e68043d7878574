import type { Quantity } from './measureEditor.ts'
import type { Results } from './Results.ts'
import type { Variant } from './Variant.ts'

/** A figure that is to be reached, and how it comes out of what was measured. */
export interface Figure {
  readonly name: string
  readonly atMost: number
  readonly of: (results: Results) => number
  /** The same for Tiptap's own collaboration, and for plain ProseMirror with sections; null where that means nothing. */
  readonly stock: ((results: Results) => number) | null
  readonly sections: ((results: Results) => number) | null
  /** What has to be measured for it. */
  readonly variants: readonly Variant[]
}

type Ratio = (variant: Variant) => (results: Results) => number

const overPm =
  (quantity: Quantity, words: number, reference: Variant = 'pm'): Ratio =>
  (variant) =>
  (results) =>
    results.value(variant, words, quantity) / results.value(reference, words, quantity)

const longOverShort =
  (quantity: Quantity): Ratio =>
  (variant) =>
  (results) =>
    results.value(variant, 50_000, quantity) / results.value(variant, 1000, quantity)

const plain =
  (quantity: Quantity, words: number): Ratio =>
  (variant) =>
  (results) =>
    results.value(variant, words, quantity)

function figure(name: string, atMost: number, ratio: Ratio): Figure {
  return {
    name,
    atMost,
    of: ratio('stet'),
    stock: ratio('stock'),
    sections: ratio('pm-sections'),
    variants: ['pm', 'pm-sections', 'stock', 'stet'],
  }
}

/** The same quantity of two screens, at 20,000 words. */
function screens(
  name: string,
  atMost: number,
  quantity: Quantity,
  variant: Variant,
  reference: Variant,
): Figure {
  return {
    name,
    atMost,
    of: overPm(quantity, 20_000, reference)(variant),
    stock: null,
    sections: null,
    variants: [variant, reference],
  }
}

/** All figures of the editor, in the order of the table. */
export const FIGURES: readonly Figure[] = [
  figure('local key, main-thread CPU ÷ pm, 20,000 words', 0.55, overPm('keyTask', 20_000)),
  figure('local key, main-thread CPU ÷ pm, 50,000 words', 0.38, overPm('keyTask', 50_000)),
  figure(
    'local key, script ÷ pm with the same sections, 20,000 words',
    1.3,
    overPm('keyScript', 20_000, 'pm-sections'),
  ),
  figure('key to paint ÷ pm, 20,000 words', 0.55, overPm('keyPaint', 20_000)),
  figure('key to paint ÷ pm, 50,000 words', 0.4, overPm('keyPaint', 50_000)),
  figure(
    'remote key near the caret, apply and layout ÷ local step in pm, 20,000 words',
    0.65,
    overPm('remoteNear', 20_000),
  ),
  figure(
    'remote key far away, apply and layout ÷ local step in pm, 20,000 words',
    0.33,
    overPm('remoteFar', 20_000),
  ),
  figure('remote key near, 50,000 ÷ 1,000 words', 1.2, longOverShort('remoteNear')),
  figure('remote key far, 50,000 ÷ 1,000 words', 1.2, longOverShort('remoteFar')),
  figure('150 remote keys/s of 30 people, CPU ÷ pm, 20,000 words', 0.35, overPm('streamTask', 20_000)),
  figure('awareness messages sent per remote key', 0, plain('awarenessPerRemoteKey', 20_000)),
  figure('awareness bytes per plainly typed key', 0, plain('awarenessBytesPerKey', 20_000)),
  figure('undo of one character ÷ ProseMirror history, 20,000 words', 0.8, overPm('undo', 20_000)),
  figure('load 20,000 words, memory to paint ÷ pm from JSON', 1.5, overPm('load', 20_000)),
  screens(
    'whole article screen ÷ bare editor, script per key, 20,000 words',
    1.3,
    'keyScript',
    'screen',
    'bare',
  ),
  screens(
    '200 threads, the same: screen ÷ bare editor, script per key',
    1.3,
    'keyScript',
    'commented',
    'bare',
  ),
  screens('200 threads ÷ the screen without, main-thread CPU per key', 1.3, 'keyTask', 'commented', 'screen'),
  screens(
    '200 threads, their rail open ÷ the screen without, main-thread CPU per key',
    1.3,
    'keyTask',
    'comments',
    'screen',
  ),
  screens('200 threads ÷ the screen without, key to paint', 1.3, 'keyPaint', 'commented', 'screen'),
  screens(
    '200 threads, their rail open ÷ the screen without, key to paint',
    1.3,
    'keyPaint',
    'comments',
    'screen',
  ),
  screens(
    '200 threads ÷ the screen without, main-thread CPU per frame of a scroll',
    1.3,
    'scrollTask',
    'commented',
    'screen',
  ),
  screens(
    '200 threads, their rail open ÷ the screen without, main-thread CPU per frame of a scroll',
    1.3,
    'scrollTask',
    'comments',
    'screen',
  ),
  screens(
    'who wrote what ÷ the screen, main-thread CPU per frame of a scroll',
    1.3,
    'scrollTask',
    'authors',
    'screen',
  ),
]
