import type { Token } from './Token.ts'

/** The text of tokens; where they go on in another block, a line break. */
export function textOf(tokens: readonly Token[]): string {
  let text = ''
  let last: Token | null = null
  for (const token of tokens) {
    const isNextBlock = last !== null && last.line !== token.line
    if (token.text === null || (isNextBlock && last?.text !== null)) text += '\n'
    text += token.text ?? ''
    last = token
  }
  return text
}
