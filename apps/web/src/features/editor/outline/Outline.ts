import { countsOfBlocks, LINE_FIELDS, type ReadBlock } from '@stet/article'
import type { PersonShown, ShownCaret } from '@stet/binding'
import type { Node } from '@tiptap/pm/model'

/** A place to jump to: the fields above the text, a section, the details. */
export interface OutlineEntry {
  readonly kind: 'head' | 'section' | 'details'
  /** Which child of the document it is. */
  readonly child: number
  /** The headline or the heading; of a first section without one its first words; '' if there is none. */
  readonly title: string
  /** Whether `title` is a heading, not the words that a section happens to begin with. */
  readonly isTitled: boolean
  /** The length of a section; 0 for the others. */
  readonly words: number
  /** The others whose carets stand in it, each once. */
  readonly people: readonly PersonShown[]
}

/** The way through an article. */
export interface Outline {
  readonly entries: readonly OutlineEntry[]
  /** The entry in which one is, as an index. */
  readonly current: number
}

/** What an outline is read from. */
export interface OutlineSource {
  readonly doc: Node
  /** What its sections read in `markup`, block by block. */
  readonly body: readonly ReadBlock[]
  readonly carets: readonly ShownCaret[]
  /** Whose carets are not shown. */
  readonly myId: string
  /** The child of the document in which one is. */
  readonly current: number
}

/** Letters of a text that stand for a heading at most. */
const FIRST_WORDS = 60

/**
 * Reads the outline of what is on screen. An entry that reads as one of `before` is that same object, and blocks that did
 * not change are not counted again.
 */
export function readOutline(source: OutlineSource, before: Outline | null): Outline {
  const { doc, body, current } = source
  const people = peopleByChild(source)
  const entries: OutlineEntry[] = []
  const add = (entry: OutlineEntry): void => {
    const known = before?.entries[entries.length]
    entries.push(known && isSameEntry(known, entry) ? known : entry)
  }
  let currentEntry = 0
  let counted = 0
  doc.forEach((node, _offset, child) => {
    const kind = kindOf(node)
    if (kind === null) return
    if (child <= current) currentEntry = entries.length
    const blocks = kind === 'section' ? body.slice(counted, counted + node.childCount) : []
    counted += blocks.length
    const here = kind === 'head' ? LINE_FIELDS.map((_, field) => field) : [child]
    add({
      kind,
      child,
      ...titleOf(node, kind),
      words: countsOfBlocks(blocks, 'final').words,
      people: once(here.flatMap((at) => people.get(at) ?? [])),
    })
  })
  return { entries, current: currentEntry }
}

/** Whether two outlines, the one read after the other, show the same. */
export function isSameOutline(a: Outline, b: Outline): boolean {
  return (
    a.current === b.current &&
    a.entries.length === b.entries.length &&
    a.entries.every((entry, index) => entry === b.entries[index])
  )
}

/** The headline stands for all fields above the text; details without a row are nothing to go to. */
function kindOf({ type, childCount }: Node): OutlineEntry['kind'] | null {
  if (type.name === 'headline') return 'head'
  if (type.name === 'section') return 'section'
  return type.name === 'details' && childCount > 0 ? 'details' : null
}

function titleOf(node: Node, kind: OutlineEntry['kind']): Pick<OutlineEntry, 'title' | 'isTitled'> {
  if (kind === 'details') return { title: '', isTitled: false }
  if (kind === 'head') return { title: node.textContent.trim(), isTitled: true }
  const first = node.firstChild
  if (first?.type.name === 'sectionHeading') return { title: first.textContent.trim(), isTitled: true }
  return { title: firstWords(node), isTitled: false }
}

function firstWords(section: Node): string {
  for (let at = 0; at < section.childCount; at += 1) {
    const text = section.child(at).textContent.trim()
    if (text !== '') return cutBehindWord(text)
  }
  return ''
}

function cutBehindWord(text: string): string {
  if (text.length <= FIRST_WORDS) return text
  const cut = text.slice(0, FIRST_WORDS)
  const space = cut.lastIndexOf(' ')
  return `${(space > 0 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).trimEnd()} …`
}

function peopleByChild({ doc, carets, myId }: OutlineSource): Map<number, PersonShown[]> {
  const people = new Map<number, PersonShown[]>()
  for (const { user, head } of carets) {
    if (user.id === myId || head > doc.content.size) continue
    const index = doc.resolve(head).index(0)
    people.set(index, [...(people.get(index) ?? []), user])
  }
  return people
}

function once(people: readonly PersonShown[]): readonly PersonShown[] {
  return [...new Map(people.map((person) => [person.id, person])).values()].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  )
}

function isSameEntry(a: OutlineEntry, b: OutlineEntry): boolean {
  return (
    a.kind === b.kind &&
    a.child === b.child &&
    a.title === b.title &&
    a.isTitled === b.isTitled &&
    a.words === b.words &&
    a.people.length === b.people.length &&
    a.people.every((person, index) => {
      const other = b.people[index]
      return person.id === other?.id && person.name === other.name && person.color === other.color
    })
  )
}
