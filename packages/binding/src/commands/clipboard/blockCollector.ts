import type { Mark, Node, Schema } from '@tiptap/pm/model'
import { cleanText } from './cleanText.ts'
import { blockOf, PARAGRAPH } from './htmlRules.ts'
import type { BlockSpec } from './htmlRules.ts'

/** Collects runs of text into clean blocks, as a page shows them: white space is one space, none at the ends. */
export interface BlockCollector {
  /** Ends the block before and begins another one. */
  readonly begin: (spec: BlockSpec) => void
  /** Text of the current block; a line break in preformatted text begins another block of the same kind. */
  readonly text: (text: string, marks: readonly Mark[], isPreformatted: boolean) => void
  /** A block break inside of an element: another block of the same kind. */
  readonly lineBreak: () => void
  /** A break where a block goes on: one space. */
  readonly space: () => void
  /** The blocks; empty ones are left out. One block that nothing began keeps the spaces at its ends. */
  readonly finish: () => { readonly blocks: readonly Node[]; readonly isInline: boolean }
}

interface Run {
  text: string
  readonly marks: readonly Mark[]
}

export function blockCollector(schema: Schema): BlockCollector {
  const blocks: Node[] = []
  let spec: BlockSpec = PARAGRAPH
  let runs: Run[] = []
  let isBegun = false

  function flush(isTrimmed: boolean): void {
    const texts = isTrimmed ? trimmed(runs) : runs
    runs = []
    if (texts.length === 0 || (isTrimmed && texts.every(({ text }) => text.trim() === ''))) return
    const content = texts.filter(({ text }) => text !== '').map(({ text, marks }) => schema.text(text, marks))
    blocks.push(blockOf(schema, spec, content))
  }

  function add(text: string, marks: readonly Mark[]): void {
    const last = runs.at(-1)
    const joined = last?.text.endsWith(' ') && text.startsWith(' ') ? text.slice(1) : text
    if (joined !== '') runs.push({ text: joined, marks })
  }

  function lineBreak(): void {
    isBegun = true
    flush(true)
  }

  return {
    begin(next) {
      isBegun = true
      flush(true)
      spec = next
    },
    text(text, marks, isPreformatted) {
      if (!isPreformatted) {
        add(cleanText(text).replace(/[ \t\n]+/gu, ' '), marks)
        return
      }
      const lines = cleanText(text).replaceAll('\t', ' ').split('\n')
      lines.forEach((line, index) => {
        if (index > 0) lineBreak()
        if (line !== '') runs.push({ text: line, marks })
      })
    },
    lineBreak,
    space: () => add(' ', []),
    finish() {
      const isInline = !isBegun
      flush(isBegun)
      return { blocks, isInline }
    },
  }
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  const first = runs.findIndex(({ text }) => text.trim() !== '')
  const last = runs.findLastIndex(({ text }) => text.trim() !== '')
  return runs.slice(first, last + 1).map(({ text, marks }, index) => ({
    text:
      index === 0
        ? index === last - first
          ? text.trim()
          : text.trimStart()
        : index === last - first
          ? text.trimEnd()
          : text,
    marks,
  }))
}
