/** A topic as a newsroom writes it down, or one of the media topics of the IPTC. */
export interface Subject {
  readonly name: string | null
  /** `medtop:20000523`; null: a word of the newsroom's own. */
  readonly qcode: string | null
  readonly uri: string | null
}

const MEDIA_TOPIC = /^medtop:(?<number>\d{8})(?:\s+(?<name>\S.*))?$/

/** `medtop:` with its eight digits, and perhaps its name behind, is a media topic; anything else is a name. */
export function subjectOf(topic: string): Subject {
  const found = MEDIA_TOPIC.exec(topic.trim())?.groups
  if (!found) return { name: topic.trim(), qcode: null, uri: null }
  const { number = '', name = null } = found
  return {
    name,
    qcode: `medtop:${number}`,
    uri: `http://cv.iptc.org/newscodes/mediatopic/${number}`,
  }
}
