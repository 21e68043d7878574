import type { TextRule } from './Finding.ts'

/** `text` in the place of what stands from `from` to before `to`. */
export interface TextEdit {
  readonly rule: TextRule
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A text once edits, in order and none over another, are made. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let done = 0
  for (const edit of edits) {
    result += text.slice(done, edit.from) + edit.text
    done = edit.to
  }
  return result + text.slice(done)
}

/** An edit, and where what it wrote stands in the text that it led to. */
interface Placed {
  readonly edit: TextEdit
  readonly from: number
  readonly to: number
}

/**
 * The edits of a text that come to the same as these and, once they are made, those: edits that touch become one, which
 * keeps the rule of the first. Both are in order and none over another; `later` names places in the text between.
 */
export function composeEdits(
  text: string,
  earlier: readonly TextEdit[],
  later: readonly TextEdit[],
): TextEdit[] {
  const between = applyEdits(text, earlier)
  const composed: TextEdit[] = []
  const placed = placedEdits(earlier)
  let [early, late, shift] = [0, 0, 0]
  while (early < placed.length || late < later.length) {
    const first = placed[early]
    const other = later[late]
    const isEarly = first !== undefined && (other === undefined || first.from <= other.from)
    const from = isEarly ? first.from : (other?.from ?? 0)
    const before = shift
    const inside: TextEdit[] = []
    let to = from
    let rule: TextRule | null = null
    for (;;) {
      const nextEarly = placed[early]
      const nextLate = later[late]
      if (nextEarly && nextEarly.from <= to) {
        rule ??= nextEarly.edit.rule
        to = Math.max(to, nextEarly.to)
        shift += nextEarly.edit.to - nextEarly.edit.from - nextEarly.edit.text.length
        early += 1
      } else if (nextLate && nextLate.from <= to) {
        rule ??= nextLate.rule
        to = Math.max(to, nextLate.to)
        inside.push({ ...nextLate, from: nextLate.from - from, to: nextLate.to - from })
        late += 1
      } else break
    }
    if (rule === null) break
    composed.push({
      rule,
      from: from + before,
      to: to + shift,
      text: applyEdits(between.slice(from, to), inside),
    })
  }
  return composed
}

function placedEdits(edits: readonly TextEdit[]): Placed[] {
  let shift = 0
  return edits.map((edit) => {
    const from = edit.from + shift
    const to = from + edit.text.length
    shift += edit.text.length - (edit.to - edit.from)
    return { edit, from, to }
  })
}
