import type { ArticleJson, BlockJson, DetailsRowJson, SectionJson, TextRunJson } from '../articleJson.ts'
import { emptyArticle } from '../emptyArticle.ts'

/** What an article is built of besides its headline. */
export type ArticlePart = SectionJson | DetailsRowJson | Partial<ArticleJson>

/** Formats by the words they cover: `bold('one', p('one two'))`. */
const format = (word: string, formats: Omit<TextRunJson, 'from' | 'to'>, block: BlockJson): BlockJson => {
  const from = block.text.indexOf(word)
  if (from < 0) throw new Error(`"${word}" is not in "${block.text}"`)
  return { ...block, runs: [...(block.runs ?? []), { from, to: from + word.length, ...formats }] }
}

export const p = (text = ''): BlockJson => ({ kind: 'paragraph', text })
export const quote = (text = ''): BlockJson => ({ kind: 'quote', text })
export const bullet = (text = '', indent = 0): BlockJson => ({
  kind: 'bulletItem',
  text,
  ...(indent > 0 ? { indent } : {}),
})
export const numbered = (text = '', indent = 0): BlockJson => ({
  kind: 'orderedItem',
  text,
  ...(indent > 0 ? { indent } : {}),
})
export const figure = (image: string, caption = ''): BlockJson => ({ kind: 'figure', text: caption, image })
export const box = (text = ''): BlockJson => ({ kind: 'factbox', text })
export const bold = (word: string, block: BlockJson): BlockJson => format(word, { bold: true }, block)
export const italic = (word: string, block: BlockJson): BlockJson => format(word, { italic: true }, block)
export const link = (word: string, address: string, block: BlockJson): BlockJson =>
  format(word, { link: address }, block)

/** A section; the heading '' is none when it is the first. */
export const section = (heading: string, ...blocks: readonly BlockJson[]): SectionJson => ({
  heading,
  blocks,
})

/** A row of the details. */
export const row = (key: string, value = ''): DetailsRowJson => ({ key, value })

/** A field besides the headline; the lead as `lead('…')`. */
export const kicker = (text: string): Partial<ArticleJson> => ({ kicker: text })
export const subheadline = (text: string): Partial<ArticleJson> => ({ subheadline: text })
export const byline = (text: string): Partial<ArticleJson> => ({ byline: text })
export const dateline = (text: string): Partial<ArticleJson> => ({ dateline: text })
export const lead = (text: string, ...runs: readonly TextRunJson[]): Partial<ArticleJson> => ({
  lead: runs.length > 0 ? { text, runs } : { text },
})

/** An article: `article('Headline', lead('…'), section('', p('…')), row('Ort', 'Berlin'))`. */
export function article(headline: string, ...parts: readonly ArticlePart[]): ArticleJson {
  const sections: SectionJson[] = []
  const details: DetailsRowJson[] = []
  const fields: Partial<ArticleJson>[] = []
  for (const part of parts) {
    if ('blocks' in part) sections.push(part)
    else if ('key' in part) details.push(part)
    else fields.push(part)
  }
  return Object.assign(emptyArticle(), { headline }, ...fields, { sections, details })
}
