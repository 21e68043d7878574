const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
}

/** The longest slug. */
export const SLUG_LENGTH = 80

/**
 * Makes a slug of what somebody typed, as a newsroom would spell it: “Hafen sperrt Kai 3” gives `hafen-sperrt-kai-3`,
 * umlauts are spelled out. Empty when nothing is left.
 */
export function slugOf(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[äöüßæøœł]/g, (letter) => SPELLED_OUT[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '')
}
