import type * as Y from 'yjs'
import { Attribution } from './Attribution.ts'
import { isShown, type CharacterState } from './CharacterState.ts'
import { type IdRange, mergeRanges } from './ids.ts'
import { TEXT_ROOTS, textRoot } from './roots.ts'

/** Characters and markers of one item that stand in the text, all in one state. */
export interface LiveStretch {
  readonly range: IdRange
  readonly state: CharacterState
}

/** The characters and markers that `original` shows: those that are accepted text now. */
export function liveRanges(doc: Y.Doc, attribution?: Attribution): IdRange[] {
  return mergeRanges([...liveStretches(doc, attribution)].map(({ range }) => range))
}

/** The same in reading order, with what is known about them. */
export function* liveStretches(doc: Y.Doc, attribution = new Attribution(doc)): Generator<LiveStretch> {
  for (const root of TEXT_ROOTS) {
    for (let item = textRoot(doc, root)._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue
      const { client, clock } = item.id
      const whole = [{ offset: 0, length: item.length, state: attribution.plainState(client) }]
      for (const { offset, length, state } of attribution.segments(client, clock, item.length) ?? whole) {
        if (isShown(state, 'original')) yield { range: [client, clock + offset, length], state }
      }
    }
  }
}
