import type { MarkupElement } from './MarkupElement.ts'
import { textIn } from './MarkupElement.ts'

/** What `bodyOf` gives as plain text: an empty line between blocks, list items and details one a line. */
export function plainBody(body: readonly MarkupElement[]): string {
  return body
    .map(plainBlock)
    .filter((text) => text.trim() !== '')
    .join('\n\n')
}

function plainBlock(block: MarkupElement): string {
  if (isList(block)) return itemsOf(block, '').join('\n')
  if (block.name === 'section') return plainBody(elementsIn(block))
  if (block.name === 'dl') return rowsOf(elementsIn(block)).join('\n')
  return textIn(block)
}

function itemsOf(list: MarkupElement, indent: string): readonly string[] {
  return elementsIn(list).flatMap((item, index) => {
    const lists = elementsIn(item).filter(isList)
    const own = item.children.filter((child) => typeof child === 'string' || !isList(child))
    const mark = list.name === 'ol' ? `${index + 1}.` : '-'
    const line = `${indent}${mark} ${own.map(textIn).join('')}`
    return [line].concat(lists.flatMap((inner) => itemsOf(inner, `${indent}  `)))
  })
}

function isList({ name }: MarkupElement): boolean {
  return name === 'ul' || name === 'ol'
}

/** A row that says nothing is told in HTML alone. */
function rowsOf(terms: readonly MarkupElement[]): readonly string[] {
  return terms.flatMap((term, index) => {
    const value = term.name === 'dt' ? textIn(terms[index + 1] ?? '') : ''
    if (value.trim() === '') return []
    const key = textIn(term).trim().replace(/:$/, '')
    return [key === '' ? value : `${key}: ${value}`]
  })
}

function elementsIn({ children }: MarkupElement): readonly MarkupElement[] {
  return children.filter((child): child is MarkupElement => typeof child !== 'string')
}
