import { MAX_INDENT } from '@stet/article'
import type { Schema, Node } from '@tiptap/pm/model'
import { nodeType } from '../nodeType.ts'
import { styleValue } from './htmlFormats.ts'
import type { KindHints, PastedKind } from './KindHint.ts'

/** What kind of block text inside of an element belongs to. */
export interface BlockSpec {
  readonly name: PastedKind
  readonly indent: number
}
export const PARAGRAPH: BlockSpec = { name: 'paragraph', indent: 0 }

const CONTAINERS =
  'address article aside body center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup hr html main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  )
const WITHOUT_TEXT =
  'applet audio base button canvas datalist del embed frame frameset head iframe img input link map math meta noscript object option picture progress script select style svg template textarea title video'.split(
    ' ',
  )
/** What stands around the text of a page. */
const FURNITURE =
  'nav, aside, form:not(:has(p, h1, h2, article)), [role="navigation"], [role="complementary"], [role="contentinfo"], [role="search"]'
const PICTURES = 'img, picture, svg, video, audio, iframe, object, embed, canvas'

const BLOCK_STYLES = /^(?:block|flex|grid|table|list-item|flow-root)$/u

/** True for what shows no text of its own: programs, pictures, controls, deleted and hidden text. */
export function isWithoutText(element: Element): boolean {
  if (WITHOUT_TEXT.includes(element.localName) || element.hasAttribute('hidden')) return true
  if (element.localName === 'sup') return isFootnoteMark(element)
  if (!element.hasAttribute('style')) return false
  return (
    styleValue(element, 'display') === 'none' ||
    styleValue(element, 'visibility') === 'hidden' ||
    styleValue(element, 'mso-hide') === 'all' ||
    /^rect\((?:0|1px)/u.test(styleValue(element, 'clip') ?? '')
  )
}

/** True for what accompanies a text on its page: menus, teasers, the caption of a picture that does not come along. */
export function isFurniture(element: Element): boolean {
  if (element.matches(FURNITURE)) return true
  if (element.localName === 'footer') return element.closest('blockquote, figure') === null
  if (element.localName !== 'figure') return false
  return (
    element.querySelector(PICTURES) !== null && element.querySelector('blockquote, table, p, li') === null
  )
}

/** The block that an element begins, null when it is inline. `around` is what the text would belong to without it. */
export function blockSpec(element: Element, around: BlockSpec, hints: KindHints): BlockSpec | null {
  const hint = hints.get(element)
  if (hint) return { name: hint.kind, indent: toIndent(hint.indent) }
  const tag = element.localName
  if (/^h[1-6]$/u.test(tag) || element.getAttribute('role') === 'heading')
    return { name: 'sectionHeading', indent: 0 }
  if (tag === 'blockquote') return isMailQuote(element) ? around : { name: 'quote', indent: 0 }
  if (tag === 'li') return listItem(element)
  return CONTAINERS.includes(tag) || BLOCK_STYLES.test(styleValue(element, 'display') ?? '') ? around : null
}

/** True for an item that holds a text of its own making (a live blog, a list of teasers): its blocks stand for themselves. */
export function isLayoutItem(item: Element): boolean {
  return item.querySelector(':is(h1, h2, h3, h4, h5, h6, blockquote, table, article)') !== null
}

export function isListSpec({ name }: BlockSpec): boolean {
  return name === 'bulletItem' || name === 'orderedItem'
}

export function blockOf(schema: Schema, { name, indent }: BlockSpec, content: readonly Node[]): Node {
  const isList = name === 'bulletItem' || name === 'orderedItem'
  return nodeType(schema, name).create(isList ? { indent } : null, content)
}

function isFootnoteMark(element: Element): boolean {
  return element.querySelector('a') !== null && /^\s*\[?\d{1,3}\]?\s*$/u.test(element.textContent ?? '')
}

/** The mail that a reply repeats is no quotation. */
function isMailQuote(element: Element): boolean {
  return (
    element.getAttribute('type') === 'cite' || /\b(?:gmail_quote|yahoo_quoted)\b/u.test(element.className)
  )
}

function listItem(element: Element): BlockSpec {
  let depth = -1
  for (let list = element.closest('ul, ol'); list; list = list.parentElement?.closest('ul, ol') ?? null)
    depth += 1
  // Word in a browser writes every level as a list of its own.
  const level = Number(element.getAttribute('data-aria-level') ?? element.getAttribute('aria-level') ?? 0)
  const isOrdered = element.closest('ul, ol')?.localName === 'ol'
  return {
    name: isOrdered ? 'orderedItem' : 'bulletItem',
    indent: toIndent(Math.max(depth, Number.isFinite(level) ? level - 1 : 0)),
  }
}

function toIndent(value: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), MAX_INDENT) : 0
}
