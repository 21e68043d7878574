const LONE_SURROGATE = String.raw`[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]`
const CONTROL = String.raw`[\u0000-\u0008\u000B-\u001F\u007F]`

// Without the flag u, so that a pattern sees UTF-16 units and offsets stay what they are.
const LONE = new RegExp(LONE_SURROGATE)
const NOT_PLAIN = new RegExp(`${LONE_SURROGATE}|${CONTROL}`, 'g')
const CONTROL_CHARACTER = new RegExp(CONTROL)

/** True if a half of a surrogate pair stands alone: such a text cannot be stored. */
export function hasLoneSurrogate(text: string): boolean {
  return LONE.test(text)
}

/** True if the text holds a control character other than tab and line feed. */
export function hasControlCharacter(text: string): boolean {
  return CONTROL_CHARACTER.test(text)
}

/**
 * The text with every lone surrogate and control character replaced by U+FFFD, a carriage return by a space; its
 * length and every offset stay the same. Tab and line feed stay.
 */
export function plainCharacters(text: string): string {
  return text.replace(NOT_PLAIN, (character) => (character === '\r' ? ' ' : '\uFFFD'))
}

/** `plainCharacters` for a field of one line: line feeds become spaces too. */
export function plainLine(text: string): string {
  return plainCharacters(text).replaceAll('\n', ' ')
}
