import type { SearchHit } from '@stet/protocol'

/** A text with what a search has found in it. */
export function Marked({ text, marks }: { text: string; marks: SearchHit['headline'] }) {
  return (
    <>
      {marks.map(([from, to], index) => (
        <span key={from}>
          {text.slice(marks[index - 1]?.[1] ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}
