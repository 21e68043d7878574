/** The signs of a language that a keyboard has no keys for. */
export interface TypographicSigns {
  readonly double: QuotePair
  /** Null where a single straight quote is always an apostrophe. */
  readonly single: QuotePair | null
  readonly apostrophe: string
  /** What two hyphens become. */
  readonly dash: string
  /** The spaces that stand before these signs and do not break; typed ones become them. */
  readonly spaceBefore?: Readonly<Record<string, string>>
}
/** Opening and closing sign, with the spaces that belong to them. */
export type QuotePair = readonly [open: string, close: string]

/** French sets its quotes off from what they hold. */
const NARROW_NO_BREAK_SPACE = '\u202F'

function signs(double: QuotePair, single: QuotePair | null, dash = '–'): TypographicSigns {
  return { double, single, apostrophe: '’', dash }
}

const GERMAN = signs(['„', '“'], ['‚', '‘'])
const SWISS = signs(['«', '»'], ['‹', '›'])
const ENGLISH: QuotePair = ['“', '”']
const ENGLISH_SINGLE: QuotePair = ['‘', '’']
const EASTERN = signs(['„', '”'], ['‚', '’'])
const NORDIC = signs(['”', '”'], ['’', '’'])

const BY_LANGUAGE: Readonly<Record<string, TypographicSigns>> = {
  de: GERMAN,
  'de-ch': SWISS,
  'de-li': SWISS,
  en: signs(ENGLISH, ENGLISH_SINGLE, '—'),
  'en-gb': signs(ENGLISH, ENGLISH_SINGLE),
  'en-ie': signs(ENGLISH, ENGLISH_SINGLE),
  fr: {
    ...signs([`«${NARROW_NO_BREAK_SPACE}`, `${NARROW_NO_BREAK_SPACE}»`], null),
    spaceBefore: {
      ';': NARROW_NO_BREAK_SPACE,
      '!': NARROW_NO_BREAK_SPACE,
      '?': NARROW_NO_BREAK_SPACE,
      ':': '\u00A0',
    },
  },
  'fr-ch': signs(['«', '»'], null),
  it: signs(['«', '»'], null),
  es: signs(['«', '»'], ENGLISH_SINGLE, '—'),
  pt: signs(ENGLISH, ENGLISH_SINGLE),
  'pt-pt': signs(['«', '»'], ENGLISH_SINGLE),
  nl: signs(ENGLISH, ENGLISH_SINGLE),
  tr: signs(ENGLISH, ENGLISH_SINGLE),
  pl: EASTERN,
  hu: EASTERN,
  ro: EASTERN,
  hr: EASTERN,
  cs: GERMAN,
  sk: GERMAN,
  sl: GERMAN,
  uk: signs(['«', '»'], null, '—'),
  ru: signs(['«', '»'], null, '—'),
  da: signs(['»', '«'], ['›', '‹']),
  nb: signs(['«', '»'], ENGLISH_SINGLE),
  nn: signs(['«', '»'], ENGLISH_SINGLE),
  sv: NORDIC,
  fi: NORDIC,
}

/**
 * The signs of a language by its tag (`de`, `de-CH`, `en-GB`): of the region if it has its own, else of the language;
 * null for a language whose quotes are not known here.
 */
export function typographicSigns(language: string): TypographicSigns | null {
  const tag = language.toLowerCase().replaceAll('_', '-')
  return BY_LANGUAGE[tag] ?? BY_LANGUAGE[tag.split('-', 1)[0] ?? ''] ?? null
}
