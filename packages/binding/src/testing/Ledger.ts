import {
  type CharacterId,
  type IdRange,
  originsRoot,
  parseOrigins,
  type ReadArticle,
  TEXT_ROOTS,
  textRoot,
} from '@stet/article'
import * as Y from 'yjs'

/** What a character is remembered by. */
const nameOf = (client: number, clock: number): string => `${client}:${clock}`

/**
 * Remembers every character that anybody typed, and every one that somebody meant to take away after having seen it.
 * In the end all others have to be there, and none of them twice.
 */
export class Ledger {
  readonly #typed = new Map<string, { readonly id: CharacterId; readonly character: string }>()
  readonly #meant = new Set<string>()
  readonly #by = new Map<number, string>()

  /** Characters whose client wrote them, by whom. */
  ownedBy(client: number, user: string): void {
    this.#by.set(client, user)
  }

  userOf(client: number): string | undefined {
    return this.#by.get(client)
  }

  /** Takes in what a transaction inserted; from `afterTransaction`. */
  type({ doc, beforeState, afterState }: Y.Transaction): void {
    const texts = new Set<unknown>(TEXT_ROOTS.map((root) => textRoot(doc, root)))
    for (const [client, after] of afterState) {
      const before = beforeState.get(client) ?? 0
      const structs = doc.store.clients.get(client)
      if (after <= before || !structs) continue
      for (let at = Y.findIndexSS(structs, before); at < structs.length; at += 1) {
        const item = structs[at]
        if (
          !(item instanceof Y.Item) ||
          !texts.has(item.parent) ||
          !(item.content instanceof Y.ContentString)
        )
          continue
        const { str } = item.content
        for (let offset = Math.max(0, before - item.id.clock); offset < item.length; offset += 1) {
          const id: CharacterId = [client, item.id.clock + offset]
          this.#typed.set(nameOf(...id), { id, character: str[offset] ?? '' })
        }
      }
    }
  }

  /** Somebody who saw these meant them to go. */
  mean([client, clock, length]: IdRange): void {
    for (let at = clock; at < clock + length; at += 1) this.#meant.add(nameOf(client, at))
  }

  /** The characters that are missing from what a document reads, and those that stand in it twice. */
  problems(doc: Y.Doc, markup: ReadArticle, final: ReadArticle): readonly string[] {
    const sources = sourcesIn(doc)
    const shown = idsOf(markup)
    // One character and its copies are one: any of them may be the one that is shown, or that somebody took away.
    const settled = new Set([...shown, ...this.#meant].map((name) => originOf(name, sources)))
    const problems: string[] = []
    for (const [name, { character }] of this.#typed) {
      if (!settled.has(originOf(name, sources))) problems.push(`lost ${JSON.stringify(character)} ${name}`)
    }
    problems.push(...doubles(doc, final).map((name) => `twice ${name}`))
    return problems
  }
}

/**
 * The characters and markers that stand in what was read more than once. While a deletion is on its way and the character that
 * was written anew for it has arrived, that is so for a moment.
 */
export function doubles(doc: Y.Doc, final: ReadArticle): readonly string[] {
  const sources = sourcesIn(doc)
  if (sources.size === 0) return []
  const once = new Set<string>()
  const found: string[] = []
  for (const name of [...idsOf(final), ...markersOf(final)]) {
    const root = originOf(name, sources)
    if (once.has(root)) found.push(root)
    once.add(root)
  }
  return found
}

/** Finds the character of which another one is a copy, as far as moves and undo lead. */
export function originFinder(doc: Y.Doc): (name: string) => string {
  const sources = sourcesIn(doc)
  return (name) => originOf(name, sources)
}

function markersOf(read: ReadArticle): readonly string[] {
  return TEXT_ROOTS.flatMap((root) => read[root].flatMap(({ id }) => (id ? [nameOf(...id)] : [])))
}

function idsOf(read: ReadArticle): ReadonlySet<string> {
  const names = new Set<string>()
  for (const root of TEXT_ROOTS) {
    for (const { runs } of read[root]) {
      for (const [client, clock, length] of runs.flatMap(({ ids }) => ids)) {
        for (let at = clock; at < clock + length; at += 1) names.add(nameOf(client, at))
      }
    }
  }
  return names
}

/** The character that was there first, as far as moves and undo lead. */
function originOf(name: string, sources: ReadonlyMap<string, string>): string {
  let origin = name
  for (let depth = 0; depth < 64; depth += 1) {
    const source = sources.get(origin)
    if (source === undefined) break
    origin = source
  }
  return origin
}

function sourcesIn(doc: Y.Doc): ReadonlyMap<string, string> {
  const sources = new Map<string, string>()
  for (const [key, value] of originsRoot(doc).entries()) {
    const entry = parseOrigins(key, value)
    if (!entry || entry.k === 'copy') continue
    for (const [toClient, toClock, length, fromClient, fromClock] of entry.of) {
      for (let at = 0; at < length; at += 1)
        sources.set(nameOf(toClient, toClock + at), nameOf(fromClient, fromClock + at))
    }
  }
  return sources
}
