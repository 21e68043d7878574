import type { Locator } from '@playwright/test'

/** Something on a page that has too little contrast to what is behind it. */
export interface Faint {
  readonly what: string
  readonly ratio: number
}

/** What is measured: texts and signs, or the lines, bars and icons that tell something. */
export type Seen = 'texts' | 'lines'

/** What of WCAG 2.2 has to be reached at least. */
const LEAST: Readonly<Record<Seen, number>> = { texts: 4.5, lines: 3 }

/** What is in `root` with its colours as they are on the page, each kind once, that cannot be seen well; and how much was measured. */
export async function contrastOf(
  root: Locator,
  seen: Seen,
): Promise<{ readonly count: number; readonly faint: readonly Faint[] }> {
  const measured = await root.evaluate((element, what) => {
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    type Color = readonly [number, number, number, number]
    const known = new Map<string, Color>()
    const parse = (text: string): Color => {
      const before = known.get(text)
      if (before) return before
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = text
      pen.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
      const color: Color = [red, green, blue, alpha / 255]
      known.set(text, color)
      return color
    }
    const over = (top: Color, below: Color): Color => {
      const mix = (at: 0 | 1 | 2): number => top[at] * top[3] + below[at] * (1 - top[3])
      return [mix(0), mix(1), mix(2), 1]
    }
    const behind = (from: Element | null): Color => {
      if (from === null) return parse('Canvas')
      const ground = parse(getComputedStyle(from).backgroundColor)
      return ground[3] === 1 ? ground : over(ground, behind(from.parentElement))
    }
    const light = (color: Color): number => {
      const [red, green, blue] = color.map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
    }
    const ratio = (one: Color, other: Color): number => {
      const [dark = 0, bright = 0] = [light(one), light(other)].toSorted((a, b) => a - b)
      return (bright + 0.05) / (dark + 0.05)
    }
    const found: { what: string; ratio: number }[] = []
    const compare = (name: string, color: string, ground: Color): void => {
      found.push({ what: name, ratio: ratio(over(parse(color), ground), ground) })
    }
    for (const one of [element, ...element.querySelectorAll('*')]) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.closest(':disabled')) continue
      const style = getComputedStyle(one)
      const name = `${one.tagName.toLowerCase()} ${one.getAttribute('class') ?? ''} “${(one.textContent ?? '').slice(0, 30)}”`
      const ground = behind(one)
      const hasText = [...one.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
      if (what === 'texts') {
        if (hasText) compare(name, style.color, ground)
        for (const place of ['::before', '::after'] as const) {
          const sign = getComputedStyle(one, place)
          if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(sign.content.replaceAll(/^(none|normal)$|["\s/]/gu, '')))
            continue
          const own = parse(sign.backgroundColor)
          compare(`${name}${place}`, sign.color, own[3] > 0 ? over(own, ground) : ground)
        }
        continue
      }
      if (hasText && style.textDecorationLine !== 'none')
        compare(`line of ${name}`, style.textDecorationColor, ground)
      if (one instanceof SVGElement && one.tagName === 'svg')
        compare(`icon in ${one.parentElement?.ariaLabel}`, style.color, ground)
      const bar = getComputedStyle(one, '::before')
      if (one.matches('[data-what]')) {
        compare(`bar of ${name}`, bar.backgroundColor, ground)
        compare(`bar of ${name} from outside`, bar.backgroundColor, behind(one.parentElement))
      }
      const image = /(?:rgba?|color)\([^)]*\)/u.exec(style.borderImageSource)?.[0]
      if (image !== undefined) compare(`bar beside ${name}`, image, behind(one.closest('[data-mode]')))
      if (one.matches(':focus-visible')) compare(`focus on ${name}`, style.outlineColor, ground)
    }
    return found
  }, seen)
  return { count: measured.length, faint: measured.filter(({ ratio }) => ratio < LEAST[seen]) }
}
