import { mergeAttributes, Node } from '@tiptap/core'
import type { Attributes, NodeConfig } from '@tiptap/core'
import type { DOMOutputSpec, TagParseRule } from '@tiptap/pm/model'
import { DERIVED_ATTRIBUTES } from './derivedAttributes.ts'

/** How a kind of block differs from a plain paragraph. */
export interface BlockForm {
  readonly name: string
  /** The element it is rendered as. */
  readonly tag: string
  /** The class, beside `article-block`. */
  readonly className: string
  readonly attributes?: Attributes
  /** What of ordinary HTML becomes this block on paste. */
  readonly pasteRules?: readonly TagParseRule[]
  /** The children of its element where the text is not the only one; must hold the hole `0` once. */
  readonly children?: (attributes: Record<string, unknown>) => readonly DOMOutputSpec[]
  /** Where the text is, inside an element rendered with `children`. */
  readonly contentElement?: string
}

/**
 * A block of the body: exactly one textblock, in group `block`, with the derived attributes. Rendered as
 * `<tag data-block="name" class="article-block className">`, and read back from it with priority over pasted HTML.
 */
export function createBlock({
  name,
  tag,
  className,
  attributes = {},
  pasteRules = [],
  children,
  contentElement,
}: BlockForm): Node {
  const own: TagParseRule = {
    tag: `[data-block="${name}"]`,
    priority: 70,
    ...(contentElement ? { contentElement } : {}),
  }
  const config: NodeConfig = {
    name,
    group: 'block',
    content: 'text*',
    defining: true,
    addAttributes: () => ({ ...attributes, ...DERIVED_ATTRIBUTES }),
    parseHTML: () => [own, ...pasteRules],
    renderHTML: ({ node, HTMLAttributes }) => {
      const rendered = mergeAttributes(
        { 'data-block': name, class: `article-block ${className}` },
        HTMLAttributes,
      )
      return children ? [tag, rendered, ...children(node.attrs)] : [tag, rendered, 0]
    },
  }
  return Node.create(config)
}
