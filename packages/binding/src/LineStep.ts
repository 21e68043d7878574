import type { Fragment, Node } from '@tiptap/pm/model'
import { type Mappable, Step, StepMap, StepResult } from '@tiptap/pm/transform'

/** What went and came in one place of a textblock: from an offset on, so much instead of so much. */
export interface LineChange {
  readonly offset: number
  readonly old: number
  readonly now: number
}

/**
 * Shows a textblock anew, in which one stretch went or came, or (null) only the looks are others. Finds its place by
 * sizes alone and fits nothing: what a general step spends on that is most of what it costs where hundreds of blocks
 * change at once. One stretch a step, because sets of decorations lose count of a map with several in several blocks.
 * Never in a history, never stored.
 */
export class LineStep extends Step {
  /** The position before the textblock, and its size there. */
  readonly pos: number
  readonly size: number
  readonly node: Node
  readonly change: LineChange | null

  constructor(pos: number, size: number, node: Node, change: LineChange | null) {
    super()
    this.pos = pos
    this.size = size
    this.node = node
    this.change = change
  }

  override apply(doc: Node): StepResult {
    const content = this.#contentOf(doc, 0)
    return content ? StepResult.ok(doc.copy(content)) : StepResult.fail('The line is not there')
  }

  override getMap(): StepMap {
    if (!this.change) return StepMap.empty
    const { offset, old, now } = this.change
    return new StepMap([this.pos + 1 + offset, old, now])
  }

  override invert(doc: Node): LineStep {
    const old = doc.nodeAt(this.pos)
    if (!old) throw new RangeError('LineStep.invert: the line is not there')
    const { change } = this
    const back = change && { offset: change.offset, old: change.now, now: change.old }
    return new LineStep(this.pos, this.node.nodeSize, old, back)
  }

  /** Null if something else happened in the line. */
  override map(mapping: Mappable): LineStep | null {
    const start = mapping.mapResult(this.pos, 1)
    const end = mapping.mapResult(this.pos + this.size, -1)
    const isWhole = !start.deleted && !end.deleted && end.pos - start.pos === this.size
    return isWhole ? new LineStep(start.pos, this.size, this.node, this.change) : null
  }

  override toJSON(): object {
    const { pos, size, node, change } = this
    return { stepType: 'line', pos, size, node: node.toJSON() as unknown, change }
  }

  /** The content of a node that begins at `start`, with the line in its place; null if that is not there. */
  #contentOf(node: Node, start: number): Fragment | null {
    let pos = start
    for (let index = 0; index < node.childCount; index += 1) {
      const child = node.child(index)
      const end = pos + child.nodeSize
      if (this.pos < end) {
        const shown = this.#shownIn(child, pos)
        return shown && node.content.replaceChild(index, shown)
      }
      pos = end
    }
    return null
  }

  #shownIn(child: Node, pos: number): Node | null {
    if (this.pos === pos) return child.isTextblock && child.nodeSize === this.size ? this.node : null
    const content = child.isTextblock ? null : this.#contentOf(child, pos + 1)
    return content && child.copy(content)
  }
}
