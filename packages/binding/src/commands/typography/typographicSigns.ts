/** The signs of a language that a keyboard has no keys for. */
export interface TypographicSigns {
  readonly double: QuotePair
  /** Null where a single straight quote is always an apostrophe. */
  readonly single: QuotePair | null
  readonly apostrophe: string
  /** What two hyphens become. */
  readonly dash: string
}
/** Opening and closing sign, with the spaces that belong to them. */
export type QuotePair = readonly [open: string, close: string]

const NO_BREAK_SPACE = '\u00A0'

function signs(double: QuotePair, single: QuotePair | null, dash = '–'): TypographicSigns {
  return { double, single, apostrophe: '’', dash }
}

const GERMAN = signs(['„', '“'], ['‚', '‘'])
const FRENCH = signs([`«${NO_BREAK_SPACE}`, `${NO_BREAK_SPACE}»`], null)

const BY_LANGUAGE: Readonly<Record<string, TypographicSigns>> = {
  de: GERMAN,
  'de-ch': signs(['«', '»'], ['‹', '›']),
  'de-li': signs(['«', '»'], ['‹', '›']),
  en: signs(['“', '”'], ['‘', '’'], '—'),
  fr: FRENCH,
  'fr-ch': signs(['«', '»'], null),
  it: signs(['«', '»'], null),
  es: signs(['«', '»'], ['‘', '’']),
  nl: signs(['“', '”'], ['‘', '’']),
  pl: signs(['„', '”'], ['‚', '’']),
  cs: GERMAN,
  da: signs(['»', '«'], ['›', '‹']),
}

/**
 * The signs of a language by its tag (`de`, `de-CH`, `en-GB`): of the region if it has its own, else of the language;
 * null for a language whose quotes are not known here.
 */
export function typographicSigns(language: string): TypographicSigns | null {
  const tag = language.toLowerCase().replaceAll('_', '-')
  return BY_LANGUAGE[tag] ?? BY_LANGUAGE[tag.split('-', 1)[0] ?? ''] ?? null
}
