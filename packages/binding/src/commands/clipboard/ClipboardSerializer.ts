import { DOMSerializer } from '@tiptap/pm/model'
import type { Fragment, Node, Schema } from '@tiptap/pm/model'
import { isListItem } from '../bodyBlock.ts'
import { lineOfRow } from './Pasted.ts'

const TAGS: Readonly<Record<string, string>> = {
  headline: 'h1',
  sectionHeading: 'h2',
  quote: 'blockquote',
  bulletItem: 'li',
  orderedItem: 'li',
}

/** What HTML shows as one space, or not at all. */
const LOST_SPACES = /^ | $| {2}/u

/**
 * Copied content as the HTML that other programs expect: real headings, nested lists, a table for the details. Blocks
 * and fields carry what they are (`data-block`, `data-field`), the first element that an article wrote it (`data-stet`),
 * so that `ownSlice` reads them as what they were.
 */
export class ClipboardSerializer extends DOMSerializer {
  static override fromSchema(schema: Schema): ClipboardSerializer {
    return new ClipboardSerializer(
      DOMSerializer.nodesFromSchema(schema),
      DOMSerializer.marksFromSchema(schema),
    )
  }

  override serializeFragment(
    fragment: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const page = options.document ?? document
    const result = target ?? page.createDocumentFragment()
    if (fragment.firstChild?.isText) {
      result.append(this.words(page, fragment))
      return result
    }
    let list: readonly Element[] = []
    fragment.forEach((node) => {
      list = isListItem(node) ? openLists(page, result, list, node) : []
      const parent = list.at(-1) ?? result
      if (node.type.name === 'section') this.serializeFragment(node.content, options, result)
      else if (node.type.name === 'details') parent.append(tableOf(page, node))
      else parent.append(this.blockElement(page, node))
    })
    if (!target) result.firstElementChild?.setAttribute('data-stet', '')
    return result
  }

  private words(page: Document, texts: Fragment): Element {
    const element = page.createElement('span')
    element.setAttribute('data-stet', 'words')
    keepSpaces(element, texts.textBetween(0, texts.size))
    super.serializeFragment(texts, { document: page }, element)
    return element
  }

  private blockElement(page: Document, node: Node): Element {
    const { name } = node.type
    const element = page.createElement(TAGS[name] ?? 'p')
    element.setAttribute(node.type.spec.group === 'block' ? 'data-block' : 'data-field', name)
    if (isListItem(node)) element.setAttribute('data-indent', String(node.attrs['indent']))
    if (typeof node.attrs['image'] === 'string') element.setAttribute('data-image', node.attrs['image'])
    if (name === 'unknownBlock') element.setAttribute('data-marker', String(node.attrs['marker']))
    keepSpaces(element, node.textContent)
    super.serializeFragment(node.content, { document: page }, element)
    return element
  }
}

/** The open lists around an item of this indent, innermost last: those that fit are kept, missing ones made. */
function openLists(
  page: Document,
  result: HTMLElement | DocumentFragment,
  open: readonly Element[],
  item: Node,
): readonly Element[] {
  const tag = item.type.name === 'orderedItem' ? 'ol' : 'ul'
  const depth = Number(item.attrs['indent']) + 1
  const lists = open.slice(0, depth)
  if (lists.length === depth && lists.at(-1)?.localName !== tag) lists.pop()
  while (lists.length < depth) {
    const list = page.createElement(tag)
    const parent = lists.at(-1)
    const place = parent?.lastElementChild?.localName === 'li' ? parent.lastElementChild : parent
    ;(place ?? result).append(list)
    lists.push(list)
  }
  return lists
}

function tableOf(page: Document, details: Node): Element {
  const table = page.createElement('table')
  table.setAttribute('data-field', 'details')
  details.forEach((row) => {
    const line = page.createElement('tr')
    for (const text of lineOfRow(row)) {
      const cell = page.createElement('td')
      cell.textContent = text
      keepSpaces(cell, text)
      line.append(cell)
    }
    table.append(line)
  })
  return table
}

function keepSpaces(element: HTMLElement, text: string): void {
  if (LOST_SPACES.test(text)) element.style.whiteSpace = 'pre-wrap'
}
