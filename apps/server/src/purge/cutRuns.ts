import type { TextRunJson } from '@stet/article'
import type { SoughtText } from './SoughtText.ts'

/** A text with formats, as Article JSON has it. */
interface Formatted {
  readonly text: string
  readonly runs: readonly TextRunJson[]
}

/** A text without what is sought, whatever comes to stand beside it then; its formats stay on the rest, links to it go. Null: it is not in it. */
export function cutRuns(
  formatted: Formatted,
  sought: SoughtText,
): (Formatted & { readonly places: number }) | null {
  let places = 0
  let { text } = formatted
  let runs: readonly TextRunJson[] = formatted.runs.flatMap((run) => {
    if (run.link === undefined || !sought.isInValue(run.link)) return [run]
    places += 1
    const { link: _, ...rest } = run
    return rest.bold || rest.italic ? [rest] : []
  })
  for (let matches = sought.find(text); matches.length > 0; matches = sought.find(text)) {
    places += matches.length
    for (const { from, to } of matches.toReversed()) {
      const moved = (at: number) => at - Math.max(0, Math.min(at, to) - from)
      text = text.slice(0, from) + text.slice(to)
      runs = runs
        .map((run) => ({ ...run, from: moved(run.from), to: moved(run.to) }))
        .filter((run) => run.to > run.from)
    }
  }
  return places === 0 ? null : { text, runs, places }
}
