import type { Person } from '@stet/protocol'

/** A part of a comment's text: words, or somebody who is mentioned. */
export type CommentPart = { readonly text: string } | { readonly person: Person }

const MENTION = /@\[([^\]]+)\]/gu

/** A text as it is stored, in parts; whom nobody knows is `unknown`. */
export function partsOfText(
  text: string,
  mentions: readonly Person[],
  unknown: string,
): readonly CommentPart[] {
  const names = new Map(mentions.map((person) => [person.id, person]))
  return text
    .split(MENTION)
    .map((part, index): CommentPart =>
      index % 2 === 0 ? { text: part } : { person: names.get(part) ?? { id: part, name: unknown } },
    )
    .filter((part) => 'person' in part || part.text !== '')
}

/** A text as it is stored, as it is read aloud and written: a mention is `@` and the name. */
export function writtenText(text: string, mentions: readonly Person[], unknown: string): string {
  return partsOfText(text, mentions, unknown)
    .map((part) => ('person' in part ? `@${part.person.name}` : part.text))
    .join('')
}

/** A text as it was written, as it is stored: each `@` and name of somebody who was chosen becomes a mention. */
export function storedText(written: string, mentioned: readonly Person[]): string {
  // Of two names that begin alike the longer one is meant where it fits.
  const people = mentioned.toSorted((one, other) => other.name.length - one.name.length)
  let text = ''
  for (let at = 0; at < written.length;) {
    const rest = written.slice(at)
    const person = rest.startsWith('@') && people.find(({ name }) => isNamed(rest.slice(1), name))
    text += person ? `@[${person.id}]` : rest[0]
    at += person ? person.name.length + 1 : 1
  }
  return text.trim()
}

/** Whether a text begins with a name, and not with one that only begins so. */
function isNamed(text: string, name: string): boolean {
  return text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length))
}

/** What stands between `@` and the caret. */
export interface MentionQuery {
  /** Where the `@` is. */
  readonly from: number
  readonly query: string
}

/** The name that somebody is writing at the caret; null if it is none. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  const before = text.slice(0, caret)
  const found = /(?:^|[\s("„“‚‘'«»/–-])@([^\s@]*(?: [^\s@]*)?)$/u.exec(before)
  const query = found?.[1]
  return query === undefined ? null : { from: caret - query.length - 1, query }
}

/** The people whose names fit what is written: those with a part of the name that begins so, by name. */
export function matchingPeople(people: readonly Person[], query: string, most: number): readonly Person[] {
  const asked = folded(query)
  return people
    .filter(({ name }) => {
      const known = folded(name)
      return known.startsWith(asked) || known.split(/[\s-]+/u).some((part) => part.startsWith(asked))
    })
    .slice(0, most)
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
