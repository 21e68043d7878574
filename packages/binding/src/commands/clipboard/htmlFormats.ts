import type { Mark, Schema } from '@tiptap/pm/model'
import { linkFromOutside } from './linkFromOutside.ts'

/**
 * The formats of text inside of an element, from the tag and its own style; a style that only resets takes them away.
 * A heading is set bold by its kind, not by a format.
 */
export function formatsIn(
  schema: Schema,
  element: Element,
  marks: readonly Mark[],
  isHeading: boolean,
): readonly Mark[] {
  const { bold, italic, link } = schema.marks
  if (!bold || !italic || !link) throw new Error('The schema has no formats')
  const isBold = boldness(element)
  const isItalic = slant(element)
  let result = marks
  if (isBold === true && !isHeading) result = bold.create().addToSet(result)
  if (isBold === false) result = bold.removeFromSet(result)
  if (isItalic === true) result = italic.create().addToSet(result)
  if (isItalic === false) result = italic.removeFromSet(result)
  const href = element.localName === 'a' ? linkFromOutside(element.getAttribute('href')) : null
  return href === null ? result : link.create({ href }).addToSet(result)
}

/** Whether line breaks and spaces in the text of an element are meant, undefined when it says nothing about it. */
export function isPreformatted(element: Element): boolean | undefined {
  if (element.localName === 'pre') return true
  const space = styleValue(element, 'white-space(?:-collapse)?')
  if (space === undefined) return undefined
  return space.startsWith('pre') || space === 'break-spaces'
}

/** A property of the element's own style in lower case, the last one counting. */
export function styleValue(element: Element, property: string): string | undefined {
  const style = element.getAttribute('style')
  if (style === null) return undefined
  const found = [...style.matchAll(new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, 'giu'))].at(-1)?.[1]
  return found
    ?.replace(/!important/iu, '')
    .trim()
    .toLowerCase()
}

function boldness(element: Element): boolean | undefined {
  const weight = styleValue(element, 'font-weight')
  if (weight === 'normal' || weight === 'lighter' || Number(weight) < 600) return false
  if (weight === 'bold' || weight === 'bolder' || Number(weight) >= 600) return true
  const isTag = element.localName === 'b' || element.localName === 'strong'
  return isTag || /\bbold(?:er)?\b/u.test(styleValue(element, 'font') ?? '') || undefined
}

function slant(element: Element): boolean | undefined {
  const style = styleValue(element, 'font-style')
  if (style === 'normal') return false
  if (style?.startsWith('italic') || style?.startsWith('oblique')) return true
  const isTag = ['i', 'em', 'cite'].includes(element.localName)
  return isTag || /\b(?:italic|oblique)\b/u.test(styleValue(element, 'font') ?? '') || undefined
}
