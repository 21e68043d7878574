import { safeLink } from '@stet/article'
import type { Mark, Schema } from '@tiptap/pm/model'

/** What kind of block text inside of an element belongs to. */
export interface BlockSpec {
  readonly name:
    | 'paragraph'
    | 'sectionHeading'
    | 'quote'
    | 'bulletItem'
    | 'orderedItem'
    | 'figure'
    | 'factbox'
  readonly attrs: Readonly<Record<string, unknown>> | null
}
export const PARAGRAPH: BlockSpec = { name: 'paragraph', attrs: null }

const OWN_BLOCKS: readonly string[] = [
  'sectionHeading',
  'quote',
  'bulletItem',
  'orderedItem',
  'factbox',
] satisfies readonly BlockSpec['name'][]
const CONTAINERS =
  'address article aside body center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  )
const WITHOUT_TEXT =
  'applet audio base button canvas datalist embed frame frameset head iframe img input link map math meta noscript object option picture script select style svg template textarea title video'.split(
    ' ',
  )
const DEEPEST_INDENT = 8

export function isWithoutText(element: Element): boolean {
  const style = styleOf(element)
  return (
    WITHOUT_TEXT.includes(element.localName) ||
    element.hasAttribute('hidden') ||
    /(?:^|;)\s*(?:display\s*:\s*none|mso-list\s*:\s*ignore|mso-hide\s*:\s*all)/iu.test(style)
  )
}

/** The block that an element begins, null when it is inline. `around` is what the text would belong to without it. */
export function blockSpec(element: Element, around: BlockSpec): BlockSpec | null {
  const own = element.getAttribute('data-block')
  if (own === 'figure') return { name: 'figure', attrs: { image: element.getAttribute('data-image') } }
  if (own !== null && OWN_BLOCKS.includes(own)) {
    const indent = Number(element.getAttribute('data-indent') ?? 0)
    return { name: own as BlockSpec['name'], attrs: isListName(own) ? { indent: toIndent(indent) } : null }
  }
  if (element.hasAttribute('data-field')) return PARAGRAPH
  if (/^h[1-6]$/u.test(element.localName)) return { name: 'sectionHeading', attrs: null }
  if (element.localName === 'blockquote') return { name: 'quote', attrs: null }
  if (element.localName === 'li') return listItem(element)
  return wordListItem(element) ?? (CONTAINERS.includes(element.localName) ? around : null)
}

/** The formats of text inside of an element; headings are set bold by their kind, not by a format. */
export function marksIn(
  element: Element,
  marks: readonly Mark[],
  spec: BlockSpec,
  schema: Schema,
): readonly Mark[] {
  const { bold, italic, link } = schema.marks
  if (!bold || !italic || !link) throw new Error('The schema has no formats')
  const style = styleOf(element)
  const weight = /(?:^|;)\s*font-weight\s*:\s*([\w-]+)/iu.exec(style)?.[1]?.toLowerCase()
  const slant = /(?:^|;)\s*font-style\s*:\s*([\w-]+)/iu.exec(style)?.[1]?.toLowerCase()
  const isBold = weight === undefined ? isOf(element, ['b', 'strong']) || undefined : isBoldWeight(weight)
  const isItalic = slant === undefined ? isOf(element, ['i', 'em', 'cite']) || undefined : slant !== 'normal'
  let result = marks
  if (isBold === true && spec.name !== 'sectionHeading') result = bold.create().addToSet(result)
  if (isBold === false) result = bold.removeFromSet(result)
  if (isItalic === true) result = italic.create().addToSet(result)
  if (isItalic === false) result = italic.removeFromSet(result)
  const href = element.localName === 'a' ? safeLink(element.getAttribute('href')) : null
  return href === null ? result : link.create({ href }).addToSet(result)
}

/** Whether line breaks and spaces in the text of an element are meant, undefined when it says nothing about it. */
export function isPreformatted(element: Element): boolean | undefined {
  if (element.localName === 'pre') return true
  const space = /(?:^|;)\s*white-space\s*:\s*([\w-]+)/iu.exec(styleOf(element))?.[1]?.toLowerCase()
  return space === undefined ? undefined : space.startsWith('pre') || space === 'break-spaces'
}

function listItem(element: Element): BlockSpec {
  const list = element.closest('ul, ol')
  let depth = 0
  for (
    let outer = list?.parentElement?.closest('ul, ol');
    outer;
    outer = outer.parentElement?.closest('ul, ol')
  )
    depth += 1
  return { name: list?.localName === 'ol' ? 'orderedItem' : 'bulletItem', attrs: { indent: toIndent(depth) } }
}

/** Word writes lists as paragraphs; the level is in the style, bullet or number in a part that is not shown. */
function wordListItem(element: Element): BlockSpec | null {
  const level = /mso-list\s*:[^;]*\blevel(\d+)/iu.exec(styleOf(element))?.[1]
  if (level === undefined || element.localName === 'span') return null
  const sign = [...element.querySelectorAll('span')].find((span) =>
    /mso-list\s*:\s*ignore/iu.test(styleOf(span)),
  )
  const isOrdered = /^\s*\(?(?:\d{1,3}|[a-z]|[ivxlc]+)[.)]/iu.test(sign?.textContent ?? '')
  return { name: isOrdered ? 'orderedItem' : 'bulletItem', attrs: { indent: toIndent(Number(level) - 1) } }
}

function isListName(name: string): boolean {
  return name === 'bulletItem' || name === 'orderedItem'
}

function toIndent(value: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), DEEPEST_INDENT) : 0
}

function isOf(element: Element, names: readonly string[]): boolean {
  return names.includes(element.localName)
}

function isBoldWeight(weight: string): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
}

function styleOf(element: Element): string {
  return element.getAttribute('style') ?? ''
}
