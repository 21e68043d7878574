import { type ArticleJson, type BlockJson, normaliseArticle, type SectionJson } from '@stet/article'
import { articleArbitrary } from '@stet/article/testing'
import * as fc from 'fast-check'

/** One thing that somebody does to an article between two versions. */
type Edit = (article: ArticleJson, a: number, b: number, other: ArticleJson) => ArticleJson

const at = (list: readonly unknown[], dice: number): number => (list.length === 0 ? -1 : dice % list.length)

function withoutOne<T>(list: readonly T[], dice: number): readonly T[] {
  return list.filter((_, index) => index !== at(list, dice))
}

function withOne<T>(list: readonly T[], dice: number, ...added: readonly T[]): readonly T[] {
  const index = dice % (list.length + 1)
  return [...list.slice(0, index), ...added, ...list.slice(index)]
}

function withChanged<T>(list: readonly T[], dice: number, change: (one: T) => T): readonly T[] {
  return list.map((one, index) => (index === at(list, dice) ? change(one) : one))
}

/** Puts a word in, or takes one out; formats are dropped, for their places are no longer right. */
function reworded(text: string, a: number, b: number): string {
  const words = text.split(' ')
  return (b % 2 === 0 ? withOne(words, a, 'neu') : withoutOne(words, a)).join(' ')
}

function inSection(
  article: ArticleJson,
  a: number,
  change: (section: SectionJson) => SectionJson,
): ArticleJson {
  return { ...article, sections: withChanged(article.sections, a, change) }
}

function inBlock(
  article: ArticleJson,
  a: number,
  b: number,
  change: (block: BlockJson) => BlockJson,
): ArticleJson {
  return inSection(article, a, (section) => ({ ...section, blocks: withChanged(section.blocks, b, change) }))
}

const EDITS: readonly Edit[] = [
  (article, a, b) =>
    inSection(article, a, (section) => ({ ...section, blocks: resplit(section.blocks, b, a) })),
  (article, a, b) =>
    inSection(article, a, (section) => ({ ...section, blocks: resplit(section.blocks, b, a) })),
  (article, a, b) => Object.assign({}, article, { headline: reworded(article.headline, a, b) }),
  (article, a, b) => Object.assign({}, article, { lead: { text: reworded(article.lead.text, a, b) } }),
  (article, a, b) =>
    inBlock(article, a, b, ({ runs: _runs, ...block }) => ({ ...block, text: reworded(block.text, b, a) })),
  (article, a, b) =>
    inBlock(article, a, b, ({ text }) => ({ kind: b % 2 === 0 ? 'quote' : 'paragraph', text })),
  (article, a, b) =>
    inBlock(article, a, b, (block) => {
      const { runs: _runs, ...plain } = block
      return /[\ud800-\udfff]/.test(block.text) || block.text === ''
        ? plain
        : { ...plain, runs: [{ from: 0, to: block.text.length, bold: true }] }
    }),
  (article, a, b) =>
    inSection(article, a, (section) => ({ ...section, blocks: withoutOne(section.blocks, b) })),
  (article, a, b, other) =>
    inSection(article, a, (section) => ({
      ...section,
      blocks: withOne(section.blocks, b, ...(other.sections[0]?.blocks ?? [])),
    })),
  (article, a) => Object.assign({}, article, { sections: withoutOne(article.sections, a) }),
  (article, a, b) => {
    const moved = article.sections[at(article.sections, a)]
    if (!moved) return article
    return { ...article, sections: withOne(withoutOne(article.sections, a), b, moved) }
  },
  (article, a, b, other) =>
    Object.assign({}, article, { sections: withOne(article.sections, a + b, ...other.sections) }),
  (article, a, b) =>
    Object.assign({}, article, {
      details: withOne(withoutOne(article.details, a), b, { key: 'Ort', value: 'neu' }),
    }),
  (article, a, b) =>
    Object.assign({}, article, {
      details: withChanged(article.details, a, ({ key, value }) => ({ key, value: reworded(value, a, b) })),
    }),
]

/** Splits a block in the middle, or joins it with the next one; formats are dropped. */
function resplit(blocks: readonly BlockJson[], a: number, b: number): readonly BlockJson[] {
  const index = at(blocks, a)
  const [block, next] = [blocks[index], blocks[index + 1]]
  if (!block) return blocks
  const words = block.text.split(' ')
  const parts =
    b % 2 === 0
      ? [words.slice(0, b % words.length).join(' '), words.slice(b % words.length).join(' ')]
      : [`${block.text}${next?.text ?? ''}`]
  const marker = block.marker ? { marker: block.marker } : {}
  const made = parts.map((text) => Object.assign({ kind: block.kind, text }, marker))
  return [...blocks.slice(0, index), ...made, ...blocks.slice(index + (b % 2 === 0 || !next ? 1 : 2))]
}

/** Two versions of an article in normal form: one made of the other by some edits, or two that share nothing. */
export const anyPair: fc.Arbitrary<{ readonly before: ArticleJson; readonly after: ArticleJson }> = fc
  .tuple(
    articleArbitrary,
    articleArbitrary,
    fc.option(fc.array(fc.tuple(fc.nat(), fc.nat(50), fc.nat(50)), { maxLength: 8 }), { freq: 6 }),
  )
  .map(([before, other, edits]) => {
    const edited = (edits ?? []).reduce(
      (article, [edit, a, b]) => EDITS[edit % EDITS.length]!(article, a, b, other),
      before,
    )
    return { before: normaliseArticle(before), after: normaliseArticle(edits ? edited : other) }
  })
