import { articleSchema, LINE_FIELDS } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { AllSelection, EditorState, TextSelection } from '@tiptap/pm/state'
import type { Command, Plugin } from '@tiptap/pm/state'

/**
 * Articles as lines of text, for tests: `headline: Putin|`, `p: …`, `h:` heading, `q:` quote, `ul:` `ul2:` `ol:` list
 * items with their indent, `fig:` a figure with image `7`, `box:`, `x:` an unknown block, `row: Ort = Sotschi`
 * (`row: Ort` has a virtual value). `|` is the caret, `[` and `]` are anchor and head of a selection. Fields that are
 * not named are empty; sections are derived from the headings.
 */
export type ArticleNotation = readonly string[]

const BLOCKS: Readonly<Record<string, string>> = {
  p: 'paragraph',
  h: 'sectionHeading',
  q: 'quote',
  ul: 'bulletItem',
  ol: 'orderedItem',
  fig: 'figure',
  box: 'factbox',
  x: 'unknownBlock',
}
const LINE = /^(?<label>[a-z]+)(?<indent>\d?):(?: (?<text>.*))?$/u
/** Stand for the caret marks while a document is built; no test text holds them. */
const MARKS = /[|[\]]/u

export function stateOf(lines: ArticleNotation, plugins: readonly Plugin[] = []): EditorState {
  const doc = docOf(lines)
  const marks = new Map<string, number>()
  const clean = EditorState.create({ doc, plugins: [...plugins] })
  const { tr } = clean
  for (;;) {
    const found = firstMark(tr.doc)
    if (!found) break
    marks.set(found.mark, found.position)
    tr.delete(found.position, found.position + 1)
  }
  const anchor = marks.get('|') ?? marks.get('[')
  const head = marks.get('|') ?? marks.get(']')
  const selection =
    anchor === undefined || head === undefined
      ? TextSelection.atStart(tr.doc)
      : TextSelection.create(tr.doc, anchor, head)
  return EditorState.create({ doc: tr.doc, selection, plugins: [...plugins] })
}

/** The lines of a state: fields that have text or a caret, every block, every row. Throws when sections are wrong. */
export function linesOf(state: EditorState): ArticleNotation {
  checkSections(state.doc)
  const { selection } = state
  const inText = !(selection instanceof AllSelection)
  const lines: string[] = []
  const written = (node: Node, pos: number): string => {
    const ends = selection.empty
      ? [{ mark: '|', at: selection.head }]
      : [
          { mark: '[', at: selection.anchor },
          { mark: ']', at: selection.head },
        ]
    let text = node.textContent
    for (const { mark, at } of ends.toSorted((one, other) => other.at - one.at)) {
      const offset = at - pos - 1
      if (inText && offset >= 0 && offset <= node.content.size)
        text = `${text.slice(0, offset)}${mark}${text.slice(offset)}`
    }
    return text
  }
  state.doc.descendants((node, pos) => {
    if (node.type.name === 'detailsRow') {
      const key = written(node.child(0), pos + 1)
      const value = written(node.child(1), pos + 1 + node.child(0).nodeSize)
      const isVirtual = node.child(1).attrs['isVirtual'] === true
      lines.push(isVirtual && value === '' ? `row: ${key}` : `row: ${key} = ${value}`)
      return false
    }
    if (!node.isTextblock) return true
    const text = written(node, pos)
    const label = Object.keys(BLOCKS).find((short) => BLOCKS[short] === node.type.name)
    const indent = Number(node.attrs['indent'] ?? 0) || ''
    if (label) lines.push(text === '' ? `${label}${indent}:` : `${label}${indent}: ${text}`)
    else if (text !== '') lines.push(`${node.type.name}: ${text}`)
    return false
  })
  return lines.map((line) => line.trimEnd())
}

/** What a command makes of an article; null when it does not handle it. */
export function after(command: Command, lines: ArticleNotation): ArticleNotation | null {
  const state = applied(command, stateOf(lines))
  return state && linesOf(state)
}

/** The state behind a command, null when it does not handle it; the document is checked. */
export function applied(command: Command, state: EditorState): EditorState | null {
  let next = state
  const isHandled = command(state, (tr) => {
    next = next.apply(tr)
  })
  next.doc.check()
  return isHandled ? next : null
}

/** Selects from one offset to another of the textblock that has the selection. */
export function selected(state: EditorState, anchor: number, head: number = anchor): EditorState {
  const start = state.selection.$from.start()
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, start + anchor, start + head)))
}

/** Throws unless sections begin exactly at headings (the first one may begin without). */
export function checkSections(doc: Node): void {
  doc.forEach((section, _offset, index) => {
    if (section.type.name !== 'section') return
    if (section.childCount === 0) throw new Error('An empty section')
    section.forEach((block, _start, place) => {
      const isHeading = block.type.name === 'sectionHeading'
      if (isHeading && place > 0) throw new Error('A heading inside a section')
      if (!isHeading && place === 0 && index > LINE_FIELDS.length)
        throw new Error('A later section without heading')
    })
  })
}

function docOf(lines: ArticleNotation): Node {
  const { nodes } = articleSchema
  const fields = new Map<string, string>()
  const sections: Node[][] = [[]]
  const rows: Node[] = []
  const make = (name: string, attrs: Record<string, unknown> | null, content: string) => {
    const type = nodes[name]
    if (!type) throw new Error(`No node ${name}`)
    return type.create(attrs, content === '' ? null : articleSchema.text(content))
  }
  for (const line of lines) {
    const { label = '', indent = '', text: content = '' } = LINE.exec(line)?.groups ?? {}
    const block = BLOCKS[label]
    if (label === 'row') {
      const [key = '', value] = content.split(/ = | =$/u)
      rows.push(
        articleSchema.node('detailsRow', null, [
          make('detailsKey', null, key),
          make('detailsValue', { isVirtual: value === undefined }, value ?? ''),
        ]),
      )
    } else if (block) {
      if (label === 'h') sections.push([])
      const attrs: Record<string, unknown> = {}
      if (label === 'ul' || label === 'ol') attrs['indent'] = Number(indent)
      if (label === 'fig') attrs['image'] = '7'
      sections.at(-1)?.push(make(block, attrs, content))
    } else if (LINE_FIELDS.some((name) => name === label)) {
      fields.set(label, content)
    } else {
      throw new Error(`No such line: ${line}`)
    }
  }
  return articleSchema.node('doc', null, [
    ...LINE_FIELDS.map((name) => make(name, null, fields.get(name) ?? '')),
    ...sections
      .filter((blocks) => blocks.length > 0)
      .map((blocks) => articleSchema.node('section', null, blocks)),
    articleSchema.node('details', null, rows),
  ])
}

function firstMark(doc: Node): { readonly mark: string; readonly position: number } | null {
  let found: { readonly mark: string; readonly position: number } | null = null
  doc.descendants((node, pos) => {
    const offset = node.isText ? (node.text ?? '').search(MARKS) : -1
    if (!found && offset >= 0) found = { mark: node.text?.[offset] ?? '', position: pos + offset }
    return !found
  })
  return found
}
