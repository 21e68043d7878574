import type { KindHint, KindHints } from './KindHint.ts'

const QUOTES = ['MsoQuote', 'MsoIntenseQuote', 'MsoBlockText']
const IS_WORD = /class=["']?Mso|\bmso-|urn:schemas-microsoft-com:office/u

/**
 * What Word and Outlook say in styles and classes only: list items, quotes, titles. Takes out of the page what is no text
 * of the document: comments, their marks, bullets and numbers of list items; tabs become spaces.
 */
export function wordPage(page: Document, html: string): KindHints {
  const hints = new Map<Element, KindHint>()
  if (!IS_WORD.test(html)) return hints
  const bullets = bulletLevels(page)
  for (const element of page.body.querySelectorAll(
    '[style*="mso-" i], [class^="Mso" i], [class^="msocom" i]',
  )) {
    const hint = hintOf(element, bullets)
    if (hint) hints.set(element, hint)
  }
  for (const element of page.body.querySelectorAll('[style*="mso-" i], [class*="msocom" i]')) tidy(element)
  return hints
}

function hintOf(element: Element, bullets: ReadonlyMap<string, boolean>): KindHint | null {
  if (/^h[1-6]$/u.test(element.localName) || element.localName === 'span') return null
  const { list, level } =
    /mso-list\s*:\s*(?<list>l\d+)\s+level(?<level>\d+)/iu.exec(styleOf(element))?.groups ?? {}
  if (list !== undefined && level !== undefined && element.localName !== 'li') {
    const isBullet = bullets.get(`${list} ${level}`) ?? !hasNumber(element)
    return { kind: isBullet ? 'bulletItem' : 'orderedItem', indent: Number(level) - 1 }
  }
  if (element.classList.contains('MsoTitle')) return { kind: 'sectionHeading', indent: 0 }
  return QUOTES.some((name) => element.classList.contains(name)) ? { kind: 'quote', indent: 0 } : null
}

/** Which levels of which lists have bullets, from the style sheet: `@list l0:level1 {mso-level-number-format:bullet; …}`. */
function bulletLevels(page: Document): ReadonlyMap<string, boolean> {
  const levels = new Map<string, boolean>()
  for (const sheet of page.querySelectorAll('style')) {
    const rules = (sheet.textContent ?? '').matchAll(/@list\s+(l\d+):level(\d+)[^{}]*\{([^{}]*)\}/giu)
    for (const [, list = '', level = '', body = ''] of rules) {
      const format = /mso-level-number-format\s*:\s*([\w-]+)/iu.exec(body)?.[1]
      levels.set(`${list} ${level}`, format === 'bullet' || format === 'image')
    }
  }
  return levels
}

/** The number stands in a part that is not shown. */
function hasNumber(element: Element): boolean {
  const sign = [...element.querySelectorAll('span')].find((span) => isListSign(styleOf(span)))
  return /^\s*\(?(?:\d{1,3}|[a-z]|[ivxlc]+)[.)]/iu.test(sign?.textContent ?? '')
}

function tidy(element: Element): void {
  const style = styleOf(element)
  const isNote = /mso-element\s*:\s*comment|mso-special-character\s*:\s*comment/iu.test(style)
  if (isNote || isListSign(style) || /\bmsocom(?:anchor|off)\b/u.test(element.className)) element.remove()
  else if (/mso-tab-count/iu.test(style)) element.textContent = ' '
}

function isListSign(style: string): boolean {
  return /mso-list\s*:\s*ignore/iu.test(style)
}

function styleOf(element: Element): string {
  return element.getAttribute('style') ?? ''
}
