import Builder from 'fast-xml-builder'
import type { MarkupElement, MarkupNode } from './MarkupElement.ts'

/** Everything that XML 1.0 allows in no way at all, not even as a reference, and halves of characters. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** A line end as it is would be read as another: a carriage return becomes a line feed. */
const RETURN = /\r\n?/g

const OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  // Attributes stand in double quotes; an apostrophe may stay what it is.
  entities: [
    { regex: /&/g, val: '&amp;' },
    { regex: /</g, val: '&lt;' },
    { regex: />/g, val: '&gt;' },
  ],
} as const

const asXml = new Builder({ ...OPTIONS, unpairedTags: ['br', 'catalogRef'], suppressUnpairedNode: false })
const asHtml = new Builder({ ...OPTIONS, unpairedTags: ['br'], suppressUnpairedNode: true })

/** The document of a root element; whatever its texts hold, it is well-formed: what XML forbids became U+FFFD. */
export function writeXml(root: MarkupElement): string {
  const declaration = { '?xml': [], ':@': { '@_version': '1.0', '@_encoding': 'UTF-8' } }
  return `${asXml.build([declaration, ordered(root)])}\n`
}

/** A piece of HTML. */
export function writeHtml(nodes: readonly MarkupNode[]): string {
  return asHtml.build(nodes.map(ordered))
}

/** As the builder wants it. */
function ordered(node: MarkupNode): Readonly<Record<string, unknown>> {
  if (typeof node === 'string') return { '#text': allowed(node) }
  const attributes = Object.entries(node.attributes).map(([name, value]) => [`@_${name}`, allowed(value)])
  return { [node.name]: node.children.map(ordered), ':@': Object.fromEntries(attributes) }
}

function allowed(text: string): string {
  return text.replace(RETURN, '\n').replace(FORBIDDEN, '\uFFFD')
}
