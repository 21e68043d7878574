import type { TextEdit } from '../TextEdit.ts'

const NARROW_NO_BREAK_SPACE = '\u202F'
/** Languages that set a number off from its unit, as DIN 5008 and the Imprimerie nationale do. */
const LANGUAGES: ReadonlySet<string> = new Set(['de', 'fr'])
const UNITS = '°C|€|km/h|km²|m²|km|cm|mm|kg|mg|ha|kWh|MWh|GWh|kW|MW|GW|Uhr'
const SPACED_UNIT = new RegExp(`(?<=\\p{N})[ \\u00A0]+(?=(?:${UNITS})(?![\\p{L}\\p{N}]))`, 'gu')
/** A percentage that is a part of a word (`5%-Hürde`, `100%ig`) has no space. */
const PERCENT = /(?<=\p{N})([ \u00A0]*)[%‰](?![\p{L}\p{N}-])/gu

/** A number and its unit stay together: percent always with a narrow space, other units where there is a space. */
export function narrowSpaces(text: string, language: string): TextEdit[] {
  if (!LANGUAGES.has(language.toLowerCase().split(/[-_]/u, 1)[0] ?? '')) return []
  const edits: TextEdit[] = []
  for (const { 0: found, 1: spaces = '', index } of text.matchAll(PERCENT)) {
    const isBare = spaces === ''
    const to = index + (isBare ? found.length : spaces.length)
    edits.push({
      rule: 'narrowSpace',
      from: index,
      to,
      text: NARROW_NO_BREAK_SPACE + (isBare ? found : ''),
    })
  }
  for (const { 0: spaces, index } of text.matchAll(SPACED_UNIT)) {
    edits.push({ rule: 'narrowSpace', from: index, to: index + spaces.length, text: NARROW_NO_BREAK_SPACE })
  }
  return edits
}
