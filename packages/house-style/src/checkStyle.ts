import { type ReadArticle, type ReadBlock, TEXT_ROOTS, type TextRoot } from '@stet/article'
import { articleFindings } from './articleFindings.ts'
import { type BlockFinding, checkBlock } from './checkBlock.ts'
import type { Finding } from './Finding.ts'

/**
 * What of an article is not as the house writes, as it reads in `markup` and in the language of its tag, in reading
 * order. Text that is suggested to go is not looked at, text that is suggested to come is.
 */
export function checkStyle(article: ReadArticle, language: string): readonly Finding[] {
  return styleReader(language)(article)
}

/** What was found in a block that stood at a place. */
interface Known {
  readonly index: number
  readonly found: readonly Finding[]
}

/**
 * `checkStyle` for whoever asks after every edit: a block that is the same object as before is not looked at again, and
 * what was found in it is the same objects as long as it stands at the same place.
 */
export function styleReader(language: string): (article: ReadArticle) => readonly Finding[] {
  const checked = new Map(TEXT_ROOTS.map((root) => [root, new WeakMap<ReadBlock, readonly BlockFinding[]>()]))
  const known = new Map(TEXT_ROOTS.map((root) => [root, new WeakMap<ReadBlock, Known>()]))
  let last: readonly Finding[] = []
  const inBlock = (root: TextRoot, block: ReadBlock, index: number): readonly Finding[] => {
    const before = known.get(root)?.get(block)
    if (before?.index === index) return before.found
    const found = checked.get(root)?.get(block) ?? checkBlock(root, block, language)
    checked.get(root)?.set(block, found)
    const placed = found.map((one) => placedAt(one, root, index))
    known.get(root)?.set(block, { index, found: placed })
    return placed
  }
  return (article) => {
    const ofArticle = new Map(last.map((finding) => [finding.id, finding]))
    const kept = articleFindings(article).map((finding) => {
      const before = ofArticle.get(finding.id)
      return before && isSame(before, finding) ? before : finding
    })
    const found = TEXT_ROOTS.flatMap((root) => [
      ...kept.filter(({ place }) => place.root === root),
      ...article[root].flatMap((block, index) => inBlock(root, block, index)),
    ]).toSorted(byPlace)
    if (found.length !== last.length || found.some((finding, at) => finding !== last[at])) last = found
    return last
  }
}

function placedAt({ from, to, ...finding }: BlockFinding, root: TextRoot, block: number): Finding {
  return { ...finding, place: { root, block, from, to, hasMarker: false } }
}

function isSame(one: Finding, other: Finding): boolean {
  const [a, b] = [one.place, other.place]
  return a.block === b.block && a.to === b.to && one.text === other.text && one.rule === other.rule
}

const ROOT_ORDER = new Map<string, number>(TEXT_ROOTS.map((root, index) => [root, index]))

function byPlace({ place: one }: Finding, { place: other }: Finding): number {
  const roots = (ROOT_ORDER.get(one.root) ?? 0) - (ROOT_ORDER.get(other.root) ?? 0)
  return roots || one.block - other.block || one.from - other.from
}
