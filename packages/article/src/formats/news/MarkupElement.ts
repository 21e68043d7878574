/** An element of HTML or XML, before it is written. */
export interface MarkupElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly MarkupNode[]
}

export type MarkupNode = MarkupElement | string

/** What stands in an element; `null` is left out. */
type Content = MarkupNode | null | readonly (MarkupNode | null)[]

/** An element with attributes, those that are null left out, and what stands in it. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | null>> = {},
  content: Content = [],
): MarkupElement {
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== null)
  const nodes: readonly (MarkupNode | null)[] =
    content === null || typeof content === 'string' || 'name' in content ? [content] : content
  return {
    name,
    attributes: Object.fromEntries(given),
    children: nodes.filter((node): node is MarkupNode => node !== null && node !== ''),
  }
}

/** The text in it, without what marks it up; a break is a line feed. */
export function textIn(node: MarkupNode): string {
  if (typeof node === 'string') return node
  return node.name === 'br' ? '\n' : node.children.map(textIn).join('')
}
