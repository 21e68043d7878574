import { Sheet } from '@stet/article/model/testing'

export const PARAGRAPH = { k: 'p' }

/** Two paragraphs by the server, `eins zwei` (marker 1:a, text behind it) and `drei`; with the ids of their parts. */
export function twoParagraphs() {
  const sheet = new Sheet()
  const [first, text, second, other] = sheet.put(1, 'body', null, PARAGRAPH, 'eins zwei', PARAGRAPH, 'drei')
  if (!first || !text || !second || !other) throw new Error('twoParagraphs: nothing was put')
  return { sheet, first, text, second, other }
}
