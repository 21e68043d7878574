import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type BlockIds, characterNames } from './blockIds.ts'

/** Words that are decorated at most. */
const WORDS_AT_MOST = 6

const key = new PluginKey<DecorationSet>('wordMarks')

/** A neighbour of the binding that decorates some words, as a spelling checker or a search does. */
export function wordMarks(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) =>
        (tr.getMeta(key) as DecorationSet | undefined) ?? (tr.docChanged ? set.map(tr.mapping, tr.doc) : set),
    },
  })
}

/** Decorates one more word, and the oldest no longer if there are too many; `number` tells it from all others. */
export function markWord(state: EditorState, share: number, number: number): Transaction | null {
  const words = wordsOf(state.doc)
  const word = words[Math.floor(share * words.length)]
  const set = key.getState(state) ?? DecorationSet.empty
  if (!word) return null
  const [oldest, ...others] = set.find()
  const kept = oldest && others.length >= WORDS_AT_MOST - 1 ? set.remove([oldest]) : set
  const mark = Decoration.inline(word.from, word.to, {}, { number })
  return state.tr.setMeta(key, kept.add(state.doc, [mark]))
}

/** The characters under each decoration. */
export type MarkedCharacters = ReadonlyMap<number, readonly MarkedCharacter[]>

interface MarkedCharacter {
  readonly name: string
  readonly letter: string
  readonly block: BlockIds
  /** The whole decoration lies in the block. */
  readonly isWhole: boolean
}

export function markedCharacters(state: EditorState, blocks: readonly BlockIds[]): MarkedCharacters {
  const found = new Map<number, readonly MarkedCharacter[]>()
  for (const [number, { from, to }] of rangesOf(state)) {
    const characters = blocks
      .filter((block) => block.from < to && block.from + block.node.content.size > from)
      .flatMap((block) => {
        const start = Math.max(0, from - block.from)
        const text = block.node.textContent
        return characterNames(block.ids)
          .slice(start, to - block.from)
          .map((name, at) => ({
            name,
            letter: text[start + at] ?? '',
            block,
            isWhole: isInside(block, from, to),
          }))
      })
    found.set(number, characters)
  }
  return found
}

/** What decorations do not cover that they should, of the text that still stands; null if all is well. */
export function misplacedMark(
  before: MarkedCharacters,
  state: EditorState,
  blocks: readonly BlockIds[],
): string | null {
  const blockOf = new Map<string, BlockIds>()
  for (const block of blocks) for (const name of characterNames(block.ids)) blockOf.set(name, block)
  const after = markedCharacters(state, blocks)
  for (const [number, characters] of before) {
    const standing = characters.filter(({ name }) => blockOf.has(name))
    const isOther = ({ name, block }: MarkedCharacter): boolean => {
      const [type, now] = [block.node.type.name, blockOf.get(name)?.node.type.name]
      return type !== now && [type, now].includes('detailsKey')
    }
    // A word that was split before is none any more. No step can make text of a key text of a value.
    const isSplit = characters.some(({ isWhole }) => !isWhole)
    if (standing.length === 0 || isSplit || standing.some(isOther)) continue
    const covered = after.get(number) ?? []
    const isExact = covered[0]?.name === standing[0]?.name && covered.at(-1)?.name === standing.at(-1)?.name
    // Where equal letters took the place of those that went, there may be no step for them.
    const isKept = isExact || isWhatStayed(covered, characters, standing)
    if (!isKept) return `a decoration belongs to ${namesOf(standing)} and covers ${namesOf(covered)}`
  }
  return null
}

/**
 * Whether letters are those of before, in order: all that stand, and of those that went the ones that came again. What
 * came between two of them is decorated as well.
 */
function isWhatStayed(
  covered: readonly MarkedCharacter[],
  before: readonly MarkedCharacter[],
  standing: readonly MarkedCharacter[],
): boolean {
  const old = new Set(before.flatMap(({ block }) => characterNames(block.ids)))
  const isRequired = (one: MarkedCharacter | undefined): boolean =>
    one !== undefined && standing.includes(one)
  // How many letters of before are accounted for; several answers where letters are equal.
  let reached = new Set([0])
  for (const [at, { name, letter }] of covered.entries()) {
    const isBetween = at > 0 && at < covered.length - 1 && !old.has(name)
    const next = new Set(isBetween ? reached : [])
    for (const from of reached) {
      for (let place = from; place < before.length; place += 1) {
        if (before[place]?.letter === letter) next.add(place + 1)
        if (isRequired(before[place])) break
      }
    }
    reached = next
  }
  return [...reached].some((from) => !before.slice(from).some(isRequired))
}

function namesOf(characters: readonly MarkedCharacter[]): string {
  return characters.map(({ name }) => name).join(' ') || 'nothing'
}

function isInside({ from, node }: BlockIds, start: number, end: number): boolean {
  return from <= start && end <= from + node.content.size
}

function rangesOf(state: EditorState): ReadonlyMap<number, { readonly from: number; readonly to: number }> {
  const ranges = new Map<number, { from: number; to: number }>()
  for (const { from, to, spec } of key.getState(state)?.find() ?? []) {
    const { number } = spec as { readonly number: number }
    const known = ranges.get(number)
    ranges.set(number, { from: Math.min(from, known?.from ?? from), to: Math.max(to, known?.to ?? to) })
  }
  return ranges
}

function wordsOf(doc: Node): readonly { readonly from: number; readonly to: number }[] {
  const words: { from: number; to: number }[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    for (const { 0: word, index } of node.textContent.matchAll(/\S+/gu))
      words.push({ from: pos + 1 + index, to: pos + 1 + index + word.length })
    return false
  })
  return words
}
