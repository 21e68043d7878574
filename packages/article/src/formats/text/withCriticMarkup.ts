import { NOTHING_PENDING } from '../../model/nothingPending.ts'
import type { ReadArticle, ReadBlock, ReadRun } from '../../model/ReadArticle.ts'
import { TEXT_ROOTS, type TextRoot } from '../../model/roots.ts'

/** What comes and what goes, as CriticMarkup writes it. */
const COMES = ['{++', '++}'] as const
const GOES = ['{--', '--}'] as const

/** A break between blocks that comes or goes. */
const BREAK = '¶'

type Marks = Pick<ReadRun | ReadBlock, 'insertion' | 'deletions'>

/**
 * What was read in `markup`, with what is suggested written into its texts: `{++comes++}`, `{--goes--}`, and
 * `{++{--both--}++}` for what somebody suggests to take out of another's suggestion. A `¶` in them, where a block begins,
 * is its break. Braces and backslashes of the text get a backslash. Suggested formats and kinds are not told.
 */
export function withCriticMarkup(article: ReadArticle): ReadArticle {
  const entries = TEXT_ROOTS.map((root) => [root, article[root].map(blockWithMarks)])
  return Object.fromEntries(entries) as Record<TextRoot, readonly ReadBlock[]>
}

function blockWithMarks(block: ReadBlock): ReadBlock {
  const about = areMarked(block) ? [plainRun(block, marked(BREAK, block))] : []
  return {
    ...block,
    runs: [...about, ...block.runs.map((run, index) => runWithMarks(block.runs, run, index))],
  }
}

/** One pair of marks for neighbours that come or go alike, whoever suggests it and whatever their formats. */
function runWithMarks(runs: readonly ReadRun[], run: ReadRun, index: number): ReadRun {
  const [before, behind] = [runs[index - 1], runs[index + 1]]
  const opens = before && areAlike(before, run) ? '' : opening(run)
  const closes = behind && areAlike(run, behind) ? '' : closing(run)
  return { ...run, text: opens + escaped(run.text) + closes }
}

function areAlike(left: Marks, right: Marks): boolean {
  return opening(left) === opening(right)
}

function areMarked(marks: Marks): boolean {
  return opening(marks) !== ''
}

function marked(text: string, marks: Marks): string {
  return opening(marks) + text + closing(marks)
}

function opening({ insertion, deletions }: Marks): string {
  return (insertion === null ? '' : COMES[0]) + (deletions.length === 0 ? '' : GOES[0])
}

function closing({ insertion, deletions }: Marks): string {
  return (deletions.length === 0 ? '' : GOES[1]) + (insertion === null ? '' : COMES[1])
}

function escaped(text: string): string {
  return text.replace(/[\\{}]/g, String.raw`\$&`)
}

function plainRun({ author }: ReadBlock, text: string): ReadRun {
  return { text, ids: [], author, formats: {}, unknown: [], changes: [], ...NOTHING_PENDING }
}
