import * as z from 'zod/mini'

/** The longest slug. */
export const SLUG_LENGTH = 80

/** Lower case letters, digits and single hyphens; the name of an article in the newsroom, unique. */
export const slugSchema = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(SLUG_LENGTH),
    z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case letters, digits and single hyphens'),
  )

const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  å: 'aa',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ð: 'd',
}

/** What is left of a slug that is cut between two words. */
const SHORTEST_CUT = 20

/**
 * A slug for a headline, or for what somebody typed, as a newsroom would spell it: “Hafen sperrt Kai 3” gives
 * `hafen-sperrt-kai-3`, umlauts are spelled out. At most `longest` characters, cut between words; empty when there is
 * nothing that can be written so.
 */
export function slugFrom(text: string, longest: number = SLUG_LENGTH): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœøåłđþð]/g, (letter) => SPELLED_OUT[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (plain.length <= longest) return plain
  const lastHyphen = plain.lastIndexOf('-', longest)
  return plain.slice(0, lastHyphen > SHORTEST_CUT ? lastHyphen : longest).replace(/-$/, '')
}
