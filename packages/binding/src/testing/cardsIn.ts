import { type Marker, read } from '@stet/article'
import { type Card, cardsOf, type Change } from '@stet/tracked-changes'
import type { Tab } from './Tab.ts'

/** The suggestions at a tab, a line each: whose, what, and the text. */
export function cardsIn({ doc }: Pick<Tab, 'doc'>): readonly string[] {
  return cardsOf(read(doc, 'markup')).map(lineOf)
}

function lineOf({ by, change }: Card): string {
  return `${by} ${wordsFor(change)}`
}

function wordsFor(change: Change): string {
  if (change.what === 'splitsBlock') return 'splits'
  if (change.what === 'joinsBlocks') return 'joins'
  if (change.what === 'addsBlocks') return `adds: ${blocks(change.blocks)}`
  if (change.what === 'removesBlocks') return `removes: ${blocks(change.blocks)}`
  if (change.what === 'replacesText') return `replaces: ${change.old} -> ${change.now}`
  if (change.what === 'changesKind')
    return `makes ${kindOf(change.to)}: ${change.blocks.map(({ text }) => text).join('|')}`
  return `${verbOf(change)}: ${change.text}`
}

function verbOf(change: Extract<Change, { readonly text: string }>): string {
  if (change.what === 'insertsText') return 'inserts'
  if (change.what === 'deletesText') return 'deletes'
  if (change.what === 'moves') return 'moves'
  if (change.what === 'clearsFormat') return `clears ${change.format}`
  return `sets ${change.format}${change.link === undefined ? '' : ` ${change.link}`}`
}

function blocks(named: readonly { readonly marker: Marker; readonly text: string }[]): string {
  return named.map(({ marker, text }) => `${kindOf(marker)} ${text}`.trim()).join('|')
}

function kindOf({ k, indent }: Marker): string {
  return typeof indent === 'number' ? `${k} ${indent}` : k
}
