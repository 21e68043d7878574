const LINE_BREAK = new RegExp(String.raw`\r\n|[\r\u000B\u000C\u0085\u2028\u2029]`, 'gu')
const CONTROL = String.raw`[\u0000-\u0008\u000E-\u001F\u007F-\u009F]|\p{Surrogate}`
// Soft hyphen, zero-width space, word joiner, byte order mark, stand-in for an object.
const NOT_TEXT = new RegExp(`${CONTROL}|${String.raw`[\u00AD\u200B\u2060\uFEFF\uFFFC]`}`, 'gu')
const NOT_STORED = new RegExp(CONTROL, 'gu')

/**
 * Text from outside as it may be stored: every kind of line break is a line feed; control characters, soft hyphens,
 * zero-width spaces, marks of byte order, stand-ins for objects and halves of surrogate pairs are gone. Joiners stay,
 * writing systems and emoji need them. Tabs and line feeds stay for the caller to decide.
 */
export function cleanText(text: string): string {
  return text.replace(LINE_BREAK, '\n').replace(NOT_TEXT, '')
}

/** Clean text in one line: line breaks and tabs, with the spaces around them, are one space each, none at the ends. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/^[\n\t]+|[\n\t]+$/gu, '')
    .replace(/ *[\n\t]+[ \n\t]*/gu, ' ')
}

/** Text of an article, letter for letter, but for what cannot be stored: line breaks and tabs are spaces. */
export function ownText(text: string): string {
  return text
    .replace(LINE_BREAK, ' ')
    .replace(/[\n\t]/gu, ' ')
    .replace(NOT_STORED, '')
}
