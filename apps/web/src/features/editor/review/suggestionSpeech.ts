/** What is said before and behind one person's suggestions. */
export interface SuggestionWords {
  readonly insertion: string
  readonly deletion: string
  readonly end: string
}

/** A sign without width, that no line breaks at: what is said needs something that it is said for. */
const NOTHING = '"\\2060"'

/** The style rules that make screen readers say whose suggestion begins and ends where. */
export function suggestionSpeech(userId: string, { insertion, deletion, end }: SuggestionWords): string {
  const id = quoted(userId)
  const ins = `[data-whole] .ProseMirror ins[data-user=${id}]`
  const del = `[data-whole] .ProseMirror del[data-users~=${id}]`
  return [
    `${ins}::before { content: ${NOTHING} / ${quoted(insertion)}; }`,
    `${del}::before { content: ${NOTHING} / ${quoted(deletion)}; }`,
    `:is(${ins}, ${del})::after { content: ${NOTHING} / ${quoted(end)}; }`,
  ].join('\n')
}

/** A CSS string, whatever the text. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll(/[\n\r\f]/g, ' ')}"`
}
