import type { Marker } from '@stet/article'
import type { Change, NamedBlock } from '@stet/tracked-changes'

/** What a block is called on a card. */
type BlockName = 'paragraph' | 'heading' | 'quote' | 'item' | 'figure' | 'factbox' | 'row' | 'cell' | 'block'

const NAMES: Readonly<Record<string, BlockName>> = {
  p: 'paragraph',
  h: 'heading',
  q: 'quote',
  ul: 'item',
  ol: 'item',
  fig: 'figure',
  box: 'factbox',
  row: 'row',
  cell: 'cell',
}

/** The name of a block by its marker. */
function blockName({ k }: Marker): BlockName {
  return (Object.hasOwn(NAMES, k) && NAMES[k]) || 'block'
}

/**
 * A change ready to be said: the key of the sentence, its name of a block, and the texts in it. Sentences are in
 * `messages.ts`; each has `{{text}}`, `{{old}}`, `{{now}}` and `{{link}}` where the texts go.
 */
export interface SaidChange {
  readonly key: string
  readonly count?: number
  readonly texts: Readonly<Record<string, string>>
}

/** Says what a change does. */
export function saidChange(change: Change): SaidChange {
  switch (change.what) {
    case 'insertsText':
    case 'deletesText':
      return { key: change.what, texts: { text: change.text } }
    case 'replacesText':
      return { key: change.what, texts: { old: change.old, now: change.now } }
    case 'splitsBlock':
    case 'joinsBlocks':
      return { key: change.what, texts: {} }
    case 'addsBlocks':
    case 'removesBlocks':
      return saidBlocks(change.what, change.blocks)
    case 'moves':
      return change.blocks.length === 0
        ? { key: 'movesText', texts: { text: change.text } }
        : saidBlocks('movesBlocks', change.blocks)
    case 'changesKind':
      return {
        key: `changesKind.${blockName(change.to)}`,
        texts: { text: joined(change.blocks) },
      }
    case 'setsFormat':
      return {
        key: `sets.${change.format}`,
        texts: { text: change.text, ...(change.link === undefined ? {} : { link: change.link }) },
      }
    case 'clearsFormat':
      break
  }
  return { key: `clears.${change.format}`, texts: { text: change.text } }
}

/** Blocks under a heading of theirs are a section; one block is called by its name; several are counted. */
function saidBlocks(
  verb: 'addsBlocks' | 'removesBlocks' | 'movesBlocks',
  blocks: readonly NamedBlock[],
): SaidChange {
  const [first, ...rest] = blocks
  const texts = { text: joined(blocks) }
  if (!first) return { key: `${verb}.several`, count: 0, texts }
  const name = blockName(first.marker)
  if (rest.length === 0) return { key: `${verb}.${name}`, texts }
  if (name === 'heading' && rest.every(({ marker }) => marker.k !== 'h'))
    return { key: `${verb}.section`, texts: { text: first.text } }
  if (name === 'row') {
    const cells = blocks.map(({ text }) => text.trim()).filter((text) => text !== '')
    const rows = blocks.filter(({ marker }) => marker.k === 'row').length
    if (rows === 1) return { key: `${verb}.row`, texts: { text: cells.join(': ') } }
  }
  return { key: `${verb}.several`, count: blocks.length, texts }
}

function joined(blocks: readonly NamedBlock[]): string {
  return blocks.map(({ text }) => text).join('\n')
}
