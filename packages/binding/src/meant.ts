import { type Format, nodeForMarker, parseMarker, type UserId } from '@stet/article'
import { Mark, type Node, type ResolvedPos, type Schema } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { suggesterIn } from './bindingPlugin.ts'
import type { BodyBlock } from './commands/bodyBlock.ts'
import { derivedOfBlock } from './commands/derivedOfBlock.ts'

/**
 * The marks of a text as the person of the tab means them: where they suggest, with the formats that they suggest
 * themselves. What shows a suggested format is no mark of its own, so that others still see what counts.
 */
export function marksMeant(state: EditorState, { marks }: Pick<Node, 'marks'>): readonly Mark[] {
  const user = suggesterIn(state)
  const shown = user === null ? undefined : marks.find(({ type }) => type.name === 'modification')
  if (!shown) return marks
  let meant = marks
  for (const { by, format, on, link } of changesOf(shown)) {
    const type = by === user ? state.schema.marks[format] : undefined
    if (!type) continue
    meant = on
      ? type.create(format === 'link' ? { href: link } : null).addToSet(meant)
      : type.removeFromSet(meant)
  }
  return meant
}

/** The marks of what is typed next at a caret, meant likewise. */
export function marksMeantAt(state: EditorState, caret: ResolvedPos): readonly Mark[] {
  const { nodeBefore, nodeAfter, parentOffset } = caret
  const beside = parentOffset > 0 ? nodeBefore : nodeAfter
  const change = beside?.marks.find(({ type }) => type.name === 'modification')
  return marksMeant(state, { marks: change ? change.addToSet(caret.marks()) : caret.marks() })
}

/** A block of the body as the person of the tab means it: where they suggest, as the kind that they suggest themselves. */
export function blockMeant(state: EditorState, block: BodyBlock): BodyBlock {
  const user = suggesterIn(state)
  const node = user === null ? null : nodeMeant(state.schema, block.node, user)
  return node ? { ...block, node } : block
}

function nodeMeant(schema: Schema, { attrs, content }: Node, user: UserId): Node | null {
  const { modification } = attrs
  if (typeof modification !== 'string') return null
  const { by, to } = JSON.parse(modification) as { readonly by: UserId; readonly to: unknown }
  if (by !== user) return null
  return nodeForMarker(schema, parseMarker(to), content.content, derivedOfBlock(attrs))
}

interface ShownChange {
  readonly by: UserId
  readonly format: Format
  readonly on: boolean
  readonly link?: string
}

function changesOf({ attrs }: Mark): readonly ShownChange[] {
  return JSON.parse(String(attrs['what'])) as readonly ShownChange[]
}
