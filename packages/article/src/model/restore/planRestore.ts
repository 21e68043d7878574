import type * as Y from 'yjs'
import { Attribution } from '../Attribution.ts'
import { itemAt } from '../characters.ts'
import type { CharacterId } from '../ids.ts'
import { read } from '../read.ts'
import type { ReadArticle } from '../ReadArticle.ts'
import { TEXT_ROOTS, type TextRoot, textRoot } from '../roots.ts'
import { TextSources } from '../TextSources.ts'
import { looksToRestore } from './looksToRestore.ts'
import { type Placement, placeUnits, remembering } from './placeUnits.ts'
import { isMarker, nameOf, type RestoredUnit, unitsOf } from './RestoredUnit.ts'
import { RestoreWriter, type WritingClients } from './RestoreWriter.ts'

interface TextPlan extends Placement {
  readonly root: TextRoot
  readonly wanted: readonly RestoredUnit[]
}

/**
 * What has to be written so that `original` reads as it once did; null if it does. `wanted` is what it read then, of this
 * very document. What is there stays where it is, under its ids; what is gone comes back as a copy of what it was, by
 * whoever wrote it; what was not there goes, unless it is none of the characters below `seen` (clientID → clock). Suggestions
 * that were accepted since are open again, so that nothing of them is lost. Writes under these clientIDs, in one transaction.
 */
export function planRestore(
  doc: Y.Doc,
  wanted: ReadArticle,
  seen: ReadonlyMap<number, number>,
): ((clients: WritingClients) => void) | null {
  const isSeen: IsSeen = ([client, clock]) => clock < (seen.get(client) ?? 0)
  const first = planTexts(doc, wanted, isSeen)
  if (isThere(first)) {
    const { formats, kinds } = looksToRestore(first.reading, standingFor(first))
    if (formats.length + kinds.length === 0) return null
  }
  return (clients) => {
    doc.transact((transaction) => {
      const { edit, suggest } = clients
      const isOwn: IsSeen = ([client, clock]) =>
        (client === edit || client === suggest) && clock >= (transaction.beforeState.get(client) ?? 0)
      let plan = first
      // Where one copy of a character goes, another that it had hidden may come in its place.
      for (let pass = 0; pass < MOST_PASSES && !isThere(plan); pass += 1) {
        const kind = pass < PATIENCE ? 'undo' : 'copy'
        const writer = new RestoreWriter(transaction, clients, plan.attribution, kind)
        for (const text of plan.texts) writeText(doc, text, plan.attribution, writer)
        writer.finish()
        plan = planTexts(doc, wanted, (id) => isSeen(id) || isOwn(id))
      }
      const looks = looksToRestore(plan.reading, standingFor(plan))
      new RestoreWriter(transaction, clients, plan.attribution, 'undo').writeLooks(looks)
    })
  }
}

/** Of several copies of a character one is shown: where two have to be (half of a move was decided on), one is a second. */
const PATIENCE = 3

/** Whether a character may be taken away. */
type IsSeen = (id: CharacterId) => boolean

/** More copies of one character than anybody makes. */
const MOST_PASSES = 20

interface ArticlePlan {
  readonly attribution: Attribution
  readonly reading: ReadArticle
  readonly texts: readonly TextPlan[]
}

function planTexts(doc: Y.Doc, wanted: ReadArticle, isSeen: IsSeen): ArticlePlan {
  const attribution = new Attribution(doc)
  const reading = read(doc, 'original', attribution)
  const sources = new TextSources(doc)
  const firstOf = remembering(
    ([client, clock]) => sources.trace(client, clock, 1)[0]?.source ?? [client, clock],
  )
  const texts = TEXT_ROOTS.map((root): TextPlan => {
    const units = unitsOf(wanted[root])
    const standing = unitsOf(reading[root])
    const { kept, isAtHome, surplus: all } = placeUnits(textRoot(doc, root), standing, units, firstOf)
    const surplus = all.filter(isSeen)
    return { kept, isAtHome, surplus, root, wanted: units }
  })
  return { attribution, reading, texts }
}

function isThere({ texts }: ArticlePlan): boolean {
  return texts.every(({ kept, surplus }) => surplus.length === 0 && kept.every((id) => id !== null))
}

/** What each character that stays shall look like. */
function standingFor({ texts }: ArticlePlan): ReadonlyMap<string, RestoredUnit> {
  const standsFor = new Map<string, RestoredUnit>()
  for (const { wanted, kept } of texts) {
    for (const [index, id] of kept.entries()) {
      const unit = wanted[index]
      if (id && unit) standsFor.set(nameOf(id), unit)
    }
  }
  return standsFor
}

function writeText(doc: Y.Doc, plan: TextPlan, attribution: Attribution, writer: RestoreWriter): void {
  const { root, wanted, kept, isAtHome, surplus } = plan
  for (const id of surplus) writer.takeAway(id)
  let last: CharacterId | null = null
  for (let index = 0; index < wanted.length;) {
    const unit = wanted[index]
    const here = kept[index]
    if (!unit || here) {
      last = here ?? last
      index += 1
      continue
    }
    const [client, clock] = unit.id
    const item = itemAt(doc, unit.id)
    const state = attribution.stateAt(client, clock)
    const isHome = isAtHome[index] === true
    if (isHome && item && !item.deleted && !state.isDuplicate) {
      writer.undecide(unit.id, state)
      last = unit.id
      index += 1
      continue
    }
    const end = item ? pieceEnd(plan, index, item, attribution) : index + 1
    const piece = wanted.slice(index, end)
    const length = piece.length
    const after: CharacterId | null = isHome ? [client, clock + length - 1] : last
    const content = isMarker(unit.content) ? unit.content : piece.map((one) => one.content as string).join('')
    const [copy, first] = writer.copy(root, after, content, item ? unit.id : null, item ? state.mode : 'edit')
    if (item) for (const { id } of piece) writer.undecide(id, attribution.stateAt(...id))
    last = [copy, first + length - 1]
    index = end
  }
}

/** Where a piece ends: characters that stood in a row in one item, and come back in a row. */
function pieceEnd(
  { wanted, kept, isAtHome }: TextPlan,
  start: number,
  item: Y.Item,
  attribution: Attribution,
): number {
  const [client, clock] = wanted[start]?.id ?? [0, 0]
  const { mode, isDuplicate } = attribution.stateAt(client, clock)
  const most = Math.min(wanted.length, start + item.id.clock + item.length - clock)
  const isOfPiece = (index: number): boolean => {
    const unit = wanted[index]
    if (!unit || kept[index] || isMarker(unit.content) || isAtHome[index] !== isAtHome[start]) return false
    if (unit.id[0] !== client || unit.id[1] !== clock + index - start) return false
    const state = attribution.stateAt(...unit.id)
    return state.mode === mode && state.isDuplicate === isDuplicate
  }
  let end = start + 1
  if (isMarker(wanted[start]?.content ?? '')) return end
  while (end < most && isOfPiece(end)) end += 1
  return end
}
