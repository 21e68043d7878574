import { DOMSerializer, Fragment } from '@tiptap/pm/model'
import type { Node, Schema } from '@tiptap/pm/model'

const LIST_TAGS: Readonly<Record<string, 'ul' | 'ol'>> = { bulletItem: 'ul', orderedItem: 'ol' }

/** How an editor puts nodes on the clipboard. */
export interface SerializerOptions {
  readonly document?: Document
}

/**
 * Writes a fragment as HTML for other programs: as the editor renders it, but list items as `li` in nested `ul` and
 * `ol`, so that a word processor gets lists. What it writes is read back as the same blocks on paste.
 */
export class ClipboardSerializer extends DOMSerializer {
  static of(schema: Schema): ClipboardSerializer {
    return new ClipboardSerializer(
      DOMSerializer.nodesFromSchema(schema),
      DOMSerializer.marksFromSchema(schema),
    )
  }

  override serializeFragment(
    fragment: Fragment,
    options: SerializerOptions = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    if (!fragment.content.some(({ type }) => type.name in LIST_TAGS)) {
      return super.serializeFragment(fragment, options, target)
    }
    const into = target ?? (options.document ?? document).createDocumentFragment()
    const lists: HTMLElement[] = []
    fragment.forEach((node) => {
      const tag = LIST_TAGS[node.type.name]
      if (tag) this.#appendItem(node, tag, lists, into, options)
      else {
        lists.length = 0
        super.serializeFragment(Fragment.from(node), options, into)
      }
    })
    return into
  }

  /** Appends a list item to the open list of its depth; `lists` are the open ones, outermost first. */
  #appendItem(
    node: Node,
    tag: 'ul' | 'ol',
    lists: HTMLElement[],
    target: HTMLElement | DocumentFragment,
    options: SerializerOptions,
  ): void {
    const depth = Number(node.attrs['indent']) + 1
    lists.length = Math.min(lists.length, depth)
    if (lists.at(-1)?.tagName.toLowerCase() !== tag && lists.length === depth) lists.pop()
    const owner = options.document ?? document
    while (lists.length < depth) {
      const list = owner.createElement(tag)
      const parent = lists.at(-1)
      ;(parent?.lastElementChild ?? parent ?? target).append(list)
      lists.push(list)
    }
    const rendered = this.serializeNode(node, options)
    const item = owner.createElement('li')
    if (rendered instanceof Element) {
      for (const { name, value } of rendered.attributes) item.setAttribute(name, value)
      item.append(...rendered.childNodes)
    }
    lists.at(-1)?.append(item)
  }
}
