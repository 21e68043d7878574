import { countsOfBlock, type ReadArticle, type ReadBlock, type TextRoot } from '@stet/article'
import type { ArticleRule, Finding } from './Finding.ts'
import { HOUSE_STYLE } from './houseStyle.ts'
import { visibleText } from './visibleText.ts'

/** Letters in brackets at the end of a text, or of the dateline: `(reb)`, `(dpa/reb)`, `(AFP)`. */
const SIGN_OFF = /\(\s*\p{L}{2,6}(?:\s*[/,]\s*\p{L}{2,6})*\s*\)\.?$/u

/** What an article as a whole lacks, or has too much of. An article in which nothing is written yet lacks nothing. */
export function articleFindings(article: ReadArticle): readonly Finding[] {
  const findings: Finding[] = []
  const headline = textOf(article.headline)
  const { characters } = countsOfBlock(headline)
  const most = HOUSE_STYLE.headlineCharacters
  if (characters > most) {
    const found = inField('headlineTooLong', 'headline', article.headline[0])
    findings.push({ ...found, text: headline, length: { is: characters, most } })
  }
  if (isWritten(article)) {
    if (textOf(article.dateline) === '') findings.push(inField('datelineMissing', 'dateline'))
    if (!isSigned(article)) findings.push(inField('signOffMissing', 'byline'))
  }
  return [...findings, ...emptyHeadings(article)]
}

function isWritten({ lead, body }: ReadArticle): boolean {
  return textOf(lead) !== '' || textOf(body) !== ''
}

/** By the line of the author, or at the end of the text, or in the dateline. */
function isSigned({ byline, dateline, body }: ReadArticle): boolean {
  if (textOf(byline) !== '') return true
  const last = body.findLast((block) => visibleText(block).text.trim() !== '')
  return SIGN_OFF.test(textOf(dateline)) || (last !== undefined && SIGN_OFF.test(textOf([last])))
}

function emptyHeadings({ body }: ReadArticle): readonly Finding[] {
  return body.flatMap((block, index): readonly Finding[] => {
    const kind = (block.kindChange?.to ?? block.marker).k
    const isEmpty = kind === 'h' && block.strikes.length === 0 && visibleText(block).text.trim() === ''
    if (!isEmpty) return []
    const place = { root: 'body', block: index, from: 0, to: 0, hasMarker: false } as const
    const id = `emptyHeading:${block.id?.join(':') ?? ''}`
    return [{ id, rule: 'emptyHeading', place, text: '', replacement: null, before: '', behind: '' }]
  })
}

/** `block`: what the finding is about; nothing stands where something is missing. */
function inField(rule: ArticleRule, root: TextRoot, block?: ReadBlock): Finding {
  const to = block?.runs.reduce((sum, { text }) => sum + text.length, 0) ?? 0
  const place = { root, block: 0, from: 0, to, hasMarker: false } as const
  return { id: rule, rule, place, text: '', replacement: null, before: '', behind: '' }
}

function textOf(blocks: readonly ReadBlock[]): string {
  return blocks
    .map((block) => visibleText(block).text)
    .join('\n')
    .trim()
}
