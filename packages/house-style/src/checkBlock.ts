import { isBlockKind, type ReadBlock, type TextRoot } from '@stet/article'
import { checkText } from './checkText.ts'
import type { Finding } from './Finding.ts'
import type { TextEdit } from './TextEdit.ts'
import { characterAt, visibleText, type VisibleText } from './visibleText.ts'

/** A finding of a block, wherever that stands. */
export type BlockFinding = Omit<Finding, 'place'> & { readonly from: number; readonly to: number }

/** How much of a text is told before and behind what was found in it, at most. UTF-16 units. */
const CONTEXT = 32

/** What is to be put right in the text of a block. */
export function checkBlock(root: TextRoot, block: ReadBlock, language: string): readonly BlockFinding[] {
  if (block.strikes.length > 0 || !isKnown(root, block)) return []
  const visible = visibleText(block)
  return checkText(visible.text, language).flatMap((edit): readonly BlockFinding[] => {
    const stretch = together(visible, edit)
    if (stretch === null) return []
    const { from, to, text: replacement } = stretch
    const at = offsetOf(visible, from)
    return [
      {
        id: `${edit.rule}:${characterAt(block, at)?.join(':') ?? ''}`,
        rule: edit.rule,
        from: at,
        to: at + to - from,
        text: visible.text.slice(from, to),
        replacement,
        ...contextOf(visible.text, from, to),
      },
    ]
  })
}

/** The words around a stretch, cut between words where that is near. */
function contextOf(text: string, from: number, to: number): Pick<Finding, 'before' | 'behind'> {
  const before = text.slice(0, from)
  const behind = text.slice(to)
  return {
    before:
      before.length <= CONTEXT ? before : before.slice(-CONTEXT).replace(/^[\uDC00-\uDFFF]?\S*\s+/u, ''),
    behind:
      behind.length <= CONTEXT ? behind : behind.slice(0, CONTEXT).replace(/\s+\S*[\uD800-\uDBFF]?$/u, ''),
  }
}

/** Blocks that this version does not know are shown, and left alone. */
function isKnown(root: TextRoot, { marker }: ReadBlock): boolean {
  return root !== 'body' || isBlockKind(marker.k)
}

/** What of an edit changes anything, where its characters stand together; null where something struck stands among them. */
function together(visible: VisibleText, edit: TextEdit): TextEdit | null {
  if (stands(visible, edit)) return edit
  const old = visible.text.slice(edit.from, edit.to)
  let head = 0
  while (head < Math.min(old.length, edit.text.length) && old[head] === edit.text[head]) head += 1
  let tail = 0
  const most = Math.min(old.length, edit.text.length) - head
  while (tail < most && old.at(-1 - tail) === edit.text.at(-1 - tail)) tail += 1
  const core = {
    ...edit,
    from: edit.from + head,
    to: edit.to - tail,
    text: edit.text.slice(head, edit.text.length - tail),
  }
  return core.from < core.to && stands(visible, core) ? core : null
}

function stands({ offsets }: VisibleText, { from, to }: TextEdit): boolean {
  return offsets === null || (offsets[to - 1] ?? 0) - (offsets[from] ?? 0) === to - 1 - from
}

function offsetOf({ offsets }: VisibleText, at: number): number {
  return offsets?.[at] ?? at
}
