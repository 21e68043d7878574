/** Article JSON as the API speaks it, as far as the tests look at it. */
interface RichText {
  text: string
  runs?: { from: number; to: number; bold?: boolean; italic?: boolean; link?: string }[]
}
export interface ArticleJson {
  kicker: string
  headline: string
  subheadline: string
  byline: string
  dateline: string
  lead: RichText
  sections: { heading: string; blocks: ({ kind: string } & RichText)[] }[]
  details: { key: string; value: string }[]
}

/** The whole body as one string: a line a block, headings with `# `. */
export function bodyLines(article: ArticleJson): string[] {
  return article.sections.flatMap((section) => [
    ...(section.heading === '' ? [] : [`# ${section.heading}`]),
    ...section.blocks.map((block) =>
      block.kind === 'paragraph' ? block.text : `${block.kind}: ${block.text}`,
    ),
  ])
}
