import { type CharacterId, type ReadArticle, type Settlement, TEXT_ROOTS, type UserId } from '@stet/article'
import type { Card, WrittenItem } from './Card.ts'
import { CardMemory } from './CardMemory.ts'
import type { Change } from './Change.ts'
import { changeOfSpans } from './changeOfSpans.ts'
import { changeOfText } from './changeOfText.ts'
import { type ChangeRun, changeRuns } from './changeRuns.ts'
import { firstAtOfParts, idOfParts } from './identityOfParts.ts'
import { LineBook, type Sight } from './LineBook.ts'
import { type MoveRun, moveRuns } from './moveRuns.ts'
import { namedBlock } from './namedBlock.ts'
import type { Part } from './Part.ts'
import { placesOf } from './placesOf.ts'
import { spanName, subjectsOfParts } from './subjectsOfParts.ts'
import { textOf } from './textOf.ts'
import { type TextRun, textRuns } from './textRuns.ts'
import { StretchMemory } from './StretchMemory.ts'
import type { Line, SpanWish } from './Token.ts'

/** Finishes a card, knowing the decisions on it. */
type Finish<C> = (card: Card, rulings: readonly Settlement[]) => C

/**
 * Reads cards, remembering those of the reading before: what did not change is the same object again, the whole list
 * too, and costs next to nothing where blocks are the same objects. What it answers depends on the article alone.
 */
export function cardReader<C extends Card>(
  sight: Sight,
  finish: Finish<C>,
): (article: ReadArticle) => readonly C[] {
  const book = new LineBook(sight)
  const memory = new CardMemory<C>()
  const stretches = new StretchMemory<C>()
  return (article) => {
    const texts = TEXT_ROOTS.map((root) => article[root].map((of, block) => book.lineOf(root, block, of)))
    const changes = texts.flatMap((lines) => [...changeRuns(lines, 'formats'), ...changeRuns(lines, 'kinds')])
    const apart = new Set(changes.flatMap(({ wishes }) => wishes.map(nameOf)))
    const isApart = (name: string): boolean => apart.has(name)
    const maker = { memory, finish, isApart }
    const readText = (lines: readonly Line[]): readonly C[] =>
      textRuns(lines).map((run) => textCard(run, maker))
    const cards = [
      ...texts.flatMap((lines) => stretches.cards(lines, isApart, readText)),
      ...changes.map((run) => changeCard(run, maker)),
      ...moveRuns(texts.flat()).map((run) => moveCard(run, maker)),
    ]
    return memory.reading(cards.toSorted(byPlace))
  }
}

interface Maker<C extends Card> {
  readonly memory: CardMemory<C>
  readonly finish: Finish<C>
  /** The span is a card of its own, and not part of the insertion that it counts with. */
  readonly isApart: (span: string) => boolean
}

function textCard<C extends Card>(run: TextRun, maker: Maker<C>): C {
  return cardOfParts(run.by, run.parts, maker, () => changeOfText(run))
}

function moveCard<C extends Card>({ by, gone, come }: MoveRun, maker: Maker<C>): C {
  return cardOfParts(by, [...come, ...gone], maker, () => {
    const shown = (come.length > 0 ? come : gone).map(({ token }) => token)
    const blocks = shown.filter(({ text }) => text === null).map(({ line }) => namedBlock(line.of))
    return { what: 'moves', blocks, text: textOf(shown) }
  })
}

function cardOfParts<C extends Card>(
  by: UserId,
  parts: readonly Part[],
  { memory, finish, isApart }: Maker<C>,
  changeOf: () => Change,
): C {
  const wishes = parts.map(({ wish }) => wish)
  const own = wishes.flatMap((wish) => wish.own.map(({ spanKey, n }) => spanName(spanKey, n)))
  return memory.card(wishes, own.filter(isApart).join(' '), () => {
    const card = {
      id: idOfParts(parts),
      by,
      change: changeOf(),
      places: placesOf(parts.map(({ token }) => token)),
      subjects: subjectsOfParts(parts, isApart),
      firstAt: writtenItem(firstAtOfParts(parts)),
    }
    return finish(
      card,
      wishes.flatMap(({ rulings }) => rulings),
    )
  })
}

function changeCard<C extends Card>(run: ChangeRun, { memory, finish }: Maker<C>): C {
  const { change, wishes, tokens } = run
  return memory.card(wishes, '', () => {
    const spans = new Map(wishes.map((wish) => [wish.name, wish.change]))
    const card: Card = {
      id: [...spans.keys()].toSorted()[0] ?? change.name,
      by: change.by,
      change: changeOfSpans(run),
      places: placesOf(tokens),
      subjects: [...spans.values()].map(({ spanKey, n }) => ({ about: 'format', spanKey, n })),
      firstAt: writtenItem(change.change.at),
    }
    return finish(
      card,
      wishes.flatMap(({ ruling }) => ruling ?? []),
    )
  })
}

function nameOf({ change }: SpanWish): string {
  return spanName(change.spanKey, change.n)
}

function writtenItem([client, clock]: CharacterId): WrittenItem {
  return { client, clock }
}

const ROOT_ORDER = new Map<string, number>(TEXT_ROOTS.map((root, index) => [root, index]))

function byPlace({ places: [one], id }: Card, { places: [other], id: otherId }: Card): number {
  if (!one || !other) return 0
  const roots = (ROOT_ORDER.get(one.root) ?? 0) - (ROOT_ORDER.get(other.root) ?? 0)
  return roots || one.block - other.block || one.from - other.from || (id < otherId ? -1 : 1)
}
