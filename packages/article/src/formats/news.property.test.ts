import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { read } from '../model/read.ts'
import { LINE_FIELDS, spansRoot, TEXT_ROOTS, textRoot } from '../model/roots.ts'
import { anyDice, gather, meet } from '../model/testing/gather.ts'
import { honestStep, type Memory } from '../model/testing/honestSteps.ts'
import type { Replica } from '../model/testing/Replica.ts'
import type { Dice } from '../model/testing/wildSteps.ts'
import { NEWS_FORMS } from './articleFormats.ts'
import { toArticleJson } from './json/toArticleJson.ts'
import { liveItem } from './testing/newsItems.ts'

/** Ada writes and suggests, then "GEHT." in every line; Ben suggests that this goes, and that "KOMMT." comes everywhere. */
function suggestedIn(steps: readonly Dice[], at: number): Replica {
  const everybody = gather(2, true)
  const [, ada, ben] = everybody as [Replica, Replica, Replica]
  const memory: Memory = new Map()
  for (const dice of steps)
    honestStep(ada, dice.c % 2 === 0 ? 'edit' : 'suggest', memory, { ...dice, what: dice.what % 12 })
  ada.transact(ada.edit, () => {
    for (const root of LINE_FIELDS) textRoot(ada.doc, root).insert(0, 'GEHT.')
  })
  meet(everybody)
  ben.transact(ben.suggest, () => {
    for (const root of LINE_FIELDS) {
      // What was deleted stands in front of what is written behind it.
      const first = ben.units(root).find(({ isDeleted }) => !isDeleted)
      const span = { t: 'del', ids: [[first?.client, first?.clock, 5]], n: ben.n }
      spansRoot(ben.doc).set(ben.key(ben.suggest), span)
    }
    for (const root of TEXT_ROOTS) {
      const text = textRoot(ben.doc, root)
      text.insert(5 + (at % Math.max(1, text.length - 4)), 'KOMMT.')
    }
  })
  return ben
}

const says = (text: string) => [text.includes('GEHT.'), text.includes('KOMMT.')]

it.each(NEWS_FORMS)(
  '[A127] [A75] $id holds nothing of what is only suggested in original, and all that is only suggested to go',
  ({ exportItem }) => {
    fc.assert(
      fc.property(fc.array(anyDice, { maxLength: 30 }), fc.nat(1000), (steps, at) => {
        const { doc } = suggestedIn(steps, at)
        const original = exportItem(liveItem(toArticleJson(read(doc, 'original'))))
        const final = exportItem(liveItem(toArticleJson(read(doc, 'final'))))
        expect([says(original), says(final)]).toEqual([
          [true, false],
          [false, true],
        ])
      }),
      { numRuns: 50 },
    )
  },
)
