/**
 * The most that an article may hold. Lengths in UTF-16 units. The largest article that a newsroom wrote is far below;
 * what is above is refused at the door, so that no request can make a document that nobody can open.
 */
export const ARTICLE_LIMITS = {
  /** kicker, headline, subheadline, byline, dateline, a section heading, a details key. */
  line: 2_000,
  /** The lead, a block, a details value. */
  text: 200_000,
  /** Formats of one text. */
  runs: 5_000,
  sections: 2_000,
  /** Blocks of all sections together. */
  blocks: 20_000,
  detailsRows: 1_000,
  /** All text together. */
  total: 2_000_000,
} as const
