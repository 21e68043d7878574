import type { ArticleJson, BlockJson, DetailsRowJson, RichTextJson } from '../../articleJson.ts'
import { safeLink } from '../../model/safeLink.ts'
import { isBlank } from '../text/textLines.ts'
import { element, type MarkupElement, type MarkupNode } from './MarkupElement.ts'

/** Between the dateline and the text. */
const SEPARATOR = ' - '

/**
 * The running text of an article as elements of HTML: lead with its dateline, headings, blocks, and the details as a list of
 * terms. What holds no text is left out, a kind that this version does not know is a paragraph. Headlines and the byline are not
 * in it.
 */
export function bodyOf(article: ArticleJson): readonly MarkupElement[] {
  return [
    ...leadOf(article),
    ...article.sections.flatMap(({ heading, headingRuns = [], blocks }) => [
      ...(isBlank(heading) ? [] : [element('h2', {}, inline({ text: heading, runs: headingRuns }))]),
      ...blocksOf(blocks),
    ]),
    ...detailsOf(article.details),
  ]
}

function leadOf({ dateline, lead }: ArticleJson): readonly MarkupElement[] {
  const place = isBlank(dateline) ? [] : [element('span', { class: 'dateline' }, dateline.trim() + SEPARATOR)]
  if (place.length === 0 && isBlank(lead.text)) return []
  return [element('p', { class: 'lead' }, [...place, ...inline(lead)])]
}

function blocksOf(blocks: readonly BlockJson[]): readonly MarkupElement[] {
  const elements: MarkupElement[] = []
  let items: BlockJson[] = []
  const endList = () => {
    elements.push(...listsOf(items))
    items = []
  }
  for (const block of blocks) {
    if (isItem(block)) items.push(block)
    else {
      endList()
      elements.push(...blockOf(block))
    }
  }
  endList()
  return elements
}

function isItem({ kind, text }: BlockJson): boolean {
  return (kind === 'bulletItem' || kind === 'orderedItem') && !isBlank(text)
}

function blockOf(block: BlockJson): readonly MarkupElement[] {
  if (block.kind === 'figure') {
    const caption = isBlank(block.text) ? [] : [element('figcaption', {}, inline(block))]
    return [element('figure', { 'data-image': block.image ?? null }, caption)]
  }
  if (isBlank(block.text)) return []
  const paragraph = element('p', {}, inline(block))
  if (block.kind === 'quote') return [element('blockquote', {}, paragraph)]
  if (block.kind === 'factbox') return [element('aside', { class: 'factbox' }, paragraph)]
  return [paragraph]
}

/** Neighbours of a kind are one list; those that are indented deeper stand in the item above them. */
function listsOf(items: readonly BlockJson[]): readonly MarkupElement[] {
  const lists: { readonly name: 'ol' | 'ul'; readonly children: MarkupElement[] }[] = []
  for (let at = 0, end = 0; at < items.length; at = end) {
    const item = items[at]!
    end = at + 1
    while (end < items.length && (items[end]?.indent ?? 0) > (item.indent ?? 0)) end += 1
    const name = item.kind === 'orderedItem' ? 'ol' : 'ul'
    if (lists.at(-1)?.name !== name) lists.push({ name, children: [] })
    lists.at(-1)?.children.push(element('li', {}, [...inline(item), ...listsOf(items.slice(at + 1, end))]))
  }
  return lists.map(({ name, children }) => element(name, {}, children))
}

function detailsOf(details: readonly DetailsRowJson[]): readonly MarkupElement[] {
  const rows = details.filter(({ key, value }) => !isBlank(key) || !isBlank(value))
  if (rows.length === 0) return []
  const terms = rows.flatMap(({ key, value }) => [element('dt', {}, key), element('dd', {}, value)])
  return [element('section', { class: 'details' }, [element('h2', {}, 'Details'), element('dl', {}, terms)])]
}

/** `runs` are in order and do not overlap. */
function inline({ text, runs = [] }: RichTextJson): readonly MarkupNode[] {
  const nodes: MarkupNode[] = []
  let at = 0
  for (const { from, to, bold, italic, link } of runs) {
    nodes.push(...lines(text.slice(at, from)))
    let inner: readonly MarkupNode[] = lines(text.slice(from, to))
    if (italic === true) inner = [element('em', {}, inner)]
    if (bold === true) inner = [element('strong', {}, inner)]
    const href = safeLink(link)
    if (href !== null) inner = [element('a', { href }, inner)]
    nodes.push(...inner)
    at = to
  }
  return [...nodes, ...lines(text.slice(at))]
}

function lines(text: string): readonly MarkupNode[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [element('br'), line]))
}
