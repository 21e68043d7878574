import { Fragment, type Node } from '@tiptap/pm/model'
import { type Mappable, Step, StepMap, StepResult } from '@tiptap/pm/transform'

/** A textblock that is shown anew. */
export interface ShownLine {
  /** The position before it, and its size, in the document that the step is for. */
  readonly pos: number
  readonly size: number
  readonly node: Node
  /** What went and came of its content: offset, old and new size of each stretch, in order. */
  readonly changes: readonly (readonly [offset: number, old: number, now: number])[]
}

/**
 * Shows several textblocks anew, none coming or going: one walk over the document, where a step for each change would
 * look for its place and make the document again. Its map names what went and came and nothing else, so that carets and
 * decorations in what stays are kept. Never in a history, never stored.
 */
export class LinesStep extends Step {
  readonly lines: readonly ShownLine[]

  /** `lines`: at least one, in the order of the document. */
  constructor(lines: readonly ShownLine[]) {
    super()
    this.lines = lines
  }

  override apply(doc: Node): StepResult {
    const next = { at: 0 }
    const content = this.#contentOf(doc, 0, next)
    if (next.at < this.lines.length) return StepResult.fail('A line that is shown anew is not there')
    return StepResult.ok(doc.copy(content))
  }

  override getMap(): StepMap {
    const ranges: number[] = []
    for (const { pos, changes } of this.lines)
      for (const [offset, old, now] of changes) ranges.push(pos + 1 + offset, old, now)
    return new StepMap(ranges)
  }

  override invert(doc: Node): LinesStep {
    let shift = 0
    return new LinesStep(
      this.lines.map(({ pos, size, node, changes }) => {
        const old = doc.nodeAt(pos)
        if (!old) throw new RangeError('LinesStep.invert: a line is not there')
        const line = { pos: pos + shift, size: node.nodeSize, node: old, changes: inverted(changes) }
        shift += node.nodeSize - size
        return line
      }),
    )
  }

  /** Leaves out the lines in which something else happened. */
  override map(mapping: Mappable): LinesStep | null {
    const lines = this.lines.flatMap((line): readonly ShownLine[] => {
      const start = mapping.mapResult(line.pos, 1)
      const end = mapping.mapResult(line.pos + line.size, -1)
      const isWhole = !start.deleted && !end.deleted && end.pos - start.pos === line.size
      return isWhole ? [{ ...line, pos: start.pos }] : []
    })
    return lines.length > 0 ? new LinesStep(lines) : null
  }

  override toJSON(): object {
    const lines = this.lines.map(({ pos, size, node, changes }) => ({
      pos,
      size,
      node: node.toJSON() as unknown,
      changes,
    }))
    return { stepType: 'lines', lines }
  }

  /** The content of a node that begins at `start`, with the next lines in their places. */
  #contentOf(node: Node, start: number, next: { at: number }): Fragment {
    const children: Node[] = []
    let pos = start
    for (const child of node.children) {
      const line = this.lines[next.at]
      const end = pos + child.nodeSize
      if (line === undefined || line.pos >= end) children.push(child)
      else if (line.pos > pos) children.push(child.copy(this.#contentOf(child, pos + 1, next)))
      else if (child.isTextblock && child.nodeSize === line.size && line.pos === pos) {
        children.push(line.node)
        next.at += 1
      } else return node.content
      pos = end
    }
    return Fragment.fromArray(children)
  }
}

function inverted(changes: ShownLine['changes']): ShownLine['changes'] {
  let shift = 0
  return changes.map(([offset, old, now]) => {
    const change = [offset + shift, now, old] as const
    shift += now - old
    return change
  })
}
