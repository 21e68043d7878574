import type { ArticleJson, BlockJson, DetailsRowJson, SectionJson, TextRunJson } from './articleJson.ts'
import type { UserId } from './model/ids.ts'
import type { Marker } from './model/markers.ts'
import type { Format } from './model/spans.ts'

/** A format that somebody suggests to set or to take away. */
export interface SuggestedFormatJson {
  readonly by: UserId
  readonly format: Format
  readonly on: boolean
  readonly link?: string
}

/** A run with what is suggested about it: whose insertion it is, who wants it to go, whose formats are proposed. */
export interface MarkupRunJson extends TextRunJson {
  readonly insertion?: UserId
  readonly deletions?: readonly UserId[]
  readonly changes?: readonly SuggestedFormatJson[]
}

/** What is suggested about the break before a block; left out when nothing is. */
export interface BreakJson {
  /** Whose suggestion it is that a block begins here. */
  readonly insertion?: UserId
  /** Who wants the block to go on from the one before. */
  readonly deletions?: readonly UserId[]
  /** What the block shall become. */
  readonly kindChange?: { readonly by: UserId; readonly marker: Marker }
}

/** `runs` and `break` of a text that has another name: `headlineRuns`, `keyBreak`. */
type Named<Name extends string> = {
  readonly [Key in `${Name}Runs`]?: readonly MarkupRunJson[]
} & { readonly [Key in `${Name}Break`]?: BreakJson }

type Line = 'kicker' | 'headline' | 'subheadline' | 'byline' | 'dateline'

export interface MarkupBlockJson extends Omit<BlockJson, 'runs'> {
  readonly runs?: readonly MarkupRunJson[]
  readonly break?: BreakJson
}

export type MarkupSectionJson = Omit<SectionJson, 'headingRuns' | 'blocks'> &
  Named<'heading'> & { readonly blocks: readonly MarkupBlockJson[] }

/**
 * An article with everything that is suggested in it: Article JSON whose texts hold what comes and what goes, and whose
 * runs say which is which. Not to be published and not to be imported.
 */
export type MarkupJson = Omit<ArticleJson, 'lead' | 'sections' | 'details'> & {
  readonly [Key in `${Line}Runs`]?: readonly MarkupRunJson[]
} & {
  readonly lead: { readonly text: string; readonly runs?: readonly MarkupRunJson[] }
  readonly sections: readonly MarkupSectionJson[]
  readonly details: readonly (DetailsRowJson & Named<'key'> & Named<'value'>)[]
}
