import type { KindHint, KindHints } from './KindHint.ts'

interface CocoaRule {
  readonly isBold: boolean
  readonly isItalic: boolean
  /** Font size in the sheet's unit; undefined where it says none. */
  readonly size: number | undefined
}

/** How much larger than the text a line must be set to be a heading, and how long it may be. */
const LARGER = 1.15
const LONGEST_HEADING = 160
const SIGN = /^\s*(?:(?<bullet>[•◦▪‣⁃∙·–])|\d{1,3}[.)])\t\s*/u

/**
 * What Apple's programs (Pages, Notes, TextEdit, Mail) say in their style sheet only: bold and italic classes become
 * styles of their elements. Their headings have no tag but larger type, their lists sometimes no list but a bullet
 * between tabs; both become what they look like.
 */
export function cocoaPage(page: Document): KindHints {
  const hints = new Map<Element, KindHint>()
  if (!page.querySelector('meta[name="Generator" i][content^="Cocoa HTML Writer"]')) return hints
  const rules = rulesOf(page)
  for (const element of page.body.querySelectorAll<HTMLElement>('[class]')) {
    const rule = rules.get(`${element.localName}.${element.className}`)
    if (rule?.isBold) element.style.fontWeight = 'bold'
    if (rule?.isItalic) element.style.fontStyle = 'italic'
  }
  const lines = [...page.body.querySelectorAll('p')].map((element) => ({
    element,
    length: textOf(element).length,
    size: sizeOf(element, rules),
  }))
  const usual = usualSize(lines)
  for (const { element, length, size } of lines) {
    const sign = SIGN.exec(textOf(element))
    if (sign) {
      hints.set(element, { kind: sign.groups?.['bullet'] ? 'bulletItem' : 'orderedItem', indent: 0 })
      removeStart(element, sign[0].length)
    } else if (size > usual * LARGER && length > 0 && length <= LONGEST_HEADING) {
      hints.set(element, { kind: 'sectionHeading', indent: 0 })
    }
  }
  return hints
}

function rulesOf(page: Document): ReadonlyMap<string, CocoaRule> {
  const rules = new Map<string, CocoaRule>()
  for (const sheet of page.querySelectorAll('style')) {
    for (const [, name = '', body = ''] of (sheet.textContent ?? '').matchAll(
      /([a-z]+\.[a-z]+\d+)\s*\{([^{}]*)\}/gu,
    )) {
      const size = /\bfont(?:-size)?\s*:[^;]*?(\d+(?:\.\d+)?)(?:px|pt)/u.exec(body)?.[1]
      rules.set(name, {
        isBold: /\bfont-weight\s*:\s*(?:bold|[6-9]00)|\bfont\s*:[^;]*\bbold\b/u.test(body),
        isItalic: /\bfont-style\s*:\s*italic|\bfont\s*:[^;]*\bitalic\b/u.test(body),
        size: size === undefined ? undefined : Number(size),
      })
    }
  }
  return rules
}

/** The size of a paragraph's own class, or of the span that holds all of it. */
function sizeOf(element: Element, rules: ReadonlyMap<string, CocoaRule>): number {
  const only = element.children.length === 1 ? element.firstElementChild : null
  const inner = only && rules.get(`${only.localName}.${only.className}`)?.size
  return inner ?? rules.get(`p.${element.className}`)?.size ?? 0
}

/** The size in which most of the text is set. */
function usualSize(lines: readonly { readonly length: number; readonly size: number }[]): number {
  const lengths = new Map<number, number>()
  for (const { length, size } of lines) lengths.set(size, (lengths.get(size) ?? 0) + length)
  return [...lengths].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0
}

function textOf(element: Element): string {
  return element.textContent ?? ''
}

function removeStart(element: Element, length: number): void {
  let rest = length
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text && rest > 0; text = texts.nextNode()) {
    const content = text.nodeValue ?? ''
    text.nodeValue = content.slice(rest)
    rest -= Math.min(rest, content.length)
  }
}
