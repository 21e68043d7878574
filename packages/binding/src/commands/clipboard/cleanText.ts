const LINE_BREAK = new RegExp(String.raw`\r\n|[\r\u000B\u000C\u0085\u2028\u2029]`, 'gu')
const CONTROL = String.raw`[\u0000-\u0008\u000E-\u001F\u007F-\u009F]`
// Zero-width space, byte order mark, stand-in for an object, lone half of a surrogate pair.
const NOT_TEXT = new RegExp(`${CONTROL}|${String.raw`[\u200B\uFEFF\uFFFC]|\p{Surrogate}`}`, 'gu')

/**
 * Text from outside as it may be stored: every kind of line break is a line feed, control characters, marks of byte
 * order, zero-width spaces, stand-ins for objects and halves of surrogate pairs are gone. Tabs and line feeds stay for
 * the caller to decide.
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
