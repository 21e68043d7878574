import type { TextRunJson } from '../../articleJson.ts'
import { snapToCharacters } from '../../model/characters.ts'
import type { ReadRun, RunFormats } from '../../model/ReadArticle.ts'
import { safeLink } from '../../model/safeLink.ts'

const sameFormats = (a: TextRunJson, b: TextRunJson) =>
  a.bold === b.bold && a.italic === b.italic && a.link === b.link

const isFormatted = ({ bold, italic, link }: TextRunJson) =>
  bold !== undefined || italic !== undefined || link !== undefined

/** A run with only what is on: no `false`, no address that is not safe. */
function plainRun(
  from: number,
  to: number,
  formats: { bold?: boolean; italic?: boolean; link?: string },
): TextRunJson {
  const link = safeLink(formats.link)
  return {
    from,
    to,
    ...(formats.bold ? { bold: true } : {}),
    ...(formats.italic ? { italic: true } : {}),
    ...(link === null ? {} : { link }),
  }
}

/** Runs in normal form: only what is on, none empty, neighbours with equal formats joined. `runs` is sorted. */
export function normalRuns(runs: readonly TextRunJson[]): readonly TextRunJson[] {
  const normal: TextRunJson[] = []
  for (const { from, to, ...formats } of runs) {
    const run = plainRun(from, to, formats)
    if (from >= to || !isFormatted(run)) continue
    const last = normal.at(-1)
    if (last && last.to === from && sameFormats(last, run)) normal[normal.length - 1] = { ...last, to }
    else normal.push(run)
  }
  return normal
}

/** The formats of what was read, as runs in normal form; no run ends inside a character of `text`. */
export function runsOf(
  text: string,
  read: readonly (Pick<ReadRun, 'text'> & { readonly formats: RunFormats })[],
): readonly TextRunJson[] {
  let offset = 0
  const runs = read.map((run) => {
    const from = snapToCharacters(text, offset, 'before')
    offset += run.text.length
    return { from, to: snapToCharacters(text, offset, 'before'), ...run.formats }
  })
  return normalRuns(runs)
}
