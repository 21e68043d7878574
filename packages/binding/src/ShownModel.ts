import { type ClientEntry, clientEntry, type ReadArticle, TEXT_ROOTS } from '@stet/article'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import type { Selection } from '@tiptap/pm/state'
import { type Mapping, ReplaceStep, type Transform } from '@tiptap/pm/transform'
import type * as Y from 'yjs'
import { alignBlock, alignDocument } from './alignDocument.ts'
import { anchorAt, positionOf, type SelectionAnchors, selectionAnchors, selectionOf } from './anchors.ts'
import type { ArticleBindingOptions } from './ArticleBindingOptions.ts'
import { articleDocument } from './articleDocument.ts'
import { blockOfLine, lineOfBlock } from './blockPositions.ts'
import { BlockIndex } from './BlockIndex.ts'
import type { Line } from './Line.ts'
import { type HeldSelection, heldSelection, keptSelection } from './keptSelection.ts'
import type { LineList } from './LineList.ts'
import { movedSelection } from './movedSelection.ts'
import { patchRoot } from './patchRoot.ts'
import { isInsertedIn, type PlainInsertion, takePlain } from './PlainInsertion.ts'
import type { PositionAnchor } from './PositionAnchor.ts'
import { ShownPlaces } from './ShownPlaces.ts'
import type { TypedBlock } from './typedBlock.ts'

/** A textblock in which something is typed, and the line that it shows. */
export interface ShownBlock extends TypedBlock {
  readonly list: LineList
  readonly line: Line
}

/** The model as a document shows it: the index over its lines, and the document in which these stand. */
export class ShownModel {
  readonly #options: ArticleBindingOptions
  #index: BlockIndex
  #document: Node
  #places: { readonly document: Node; readonly places: ShownPlaces } | null = null

  constructor(options: ArticleBindingOptions) {
    this.#options = options
    this.#index = indexOf(options)
    this.#document = articleDocument(this.#index, options.schema)
  }

  get index(): BlockIndex {
    return this.#index
  }

  /** The document in which the lines of the index stand. */
  get document(): Node {
    return this.#document
  }

  /** What the document shows, as `read` gives it; the same objects as long as nothing changed. */
  get reading(): ReadArticle {
    return this.#index.reading
  }

  /** Where what it reads stands in the document. */
  get places(): ShownPlaces {
    if (this.#places?.document !== this.#document) {
      this.#places = { document: this.#document, places: new ShownPlaces(this.#index, this.#document) }
    }
    return this.#places.places
  }

  /** True when the model changed since it was shown. */
  get isStale(): boolean {
    return this.#index.isDirty
  }

  /** True if text came and nothing else happened since it was shown: the mapping of the steps says where all else is. */
  get hasOnlyGrown(): boolean {
    return this.#index.hasOnlyGrown
  }

  /** True when the textblock at a position of the document changed since it was shown. */
  isStaleAt(position: number): boolean {
    const $position = this.#document.resolve(position)
    if (!$position.parent.isTextblock) return this.isStale
    const { list, line } = lineOfBlock(this.#index, this.#document, $position.before())
    return list.isDirtyLine(line)
  }

  /** Notes what a transaction changed. */
  takeIn(transaction: Y.Transaction): void {
    this.#index.takeIn(transaction)
  }

  /** Adds the smallest steps that bring what changed into `tr`, whose document is the one shown so far. */
  patch<Target extends Transform>(tr: Target): Target {
    for (const root of TEXT_ROOTS) {
      const list = this.#index.roots[root]
      if (!list.isDirty) continue
      for (const [line, insertion] of list.plainInsertions() ?? [])
        this.#insertPlain(tr, list, line, insertion)
      patchRoot(tr, this.#index, list)
    }
    this.#document = tr.doc
    return tr
  }

  #insertPlain(tr: Transform, list: LineList, line: Line, insertion: PlainInsertion): void {
    const block = blockOfLine(this.#index, tr.doc, list, line)
    if (!block) throw new Error('insertPlain: the line is not shown')
    const { offset, text, marks } = insertion
    const slice = new Slice(Fragment.from(tr.doc.type.schema.text(text, marks)), 0, 0)
    const position = block.pos + 1 + offset
    tr.step(new ReplaceStep(position, position, slice))
    takePlain(line, insertion, tr.doc.nodeAt(block.pos)!)
  }

  /** What a block shows, to be asked before what was typed in it is written; for `align`. */
  shownBlock(typed: TypedBlock): ShownBlock | null {
    const { list, line, isVirtualCell } = lineOfBlock(this.#index, this.#document, typed.pos)
    // The first line of a text with markers comes and goes with its text.
    const isPassing = line === list.first && (list.root === 'body' || list.root === 'details')
    return isVirtualCell || isPassing ? null : { ...typed, line, list }
  }

  /**
   * Adds the steps that make any document show the model; answers whether there had to be any. `only`: the document
   * differs from the one shown so far in nothing but the text of this block.
   */
  align(tr: Transform, only: ShownBlock | null = null): boolean {
    if (only !== null && this.#isTyped(tr, only)) return false
    const steps = tr.steps.length
    let isOnly = only !== null
    for (const root of TEXT_ROOTS) {
      const list = this.#index.roots[root]
      for (let region = list.reread(); region; region = list.reread()) {
        const isLine = region.before.length === 1 && region.after.length === 1
        isOnly &&= isLine && region.after[0] === only?.line
      }
    }
    if (only && isOnly) alignBlock(tr, only.pos, only.line)
    else alignDocument(tr, this.#index)
    this.#document = tr.doc
    return tr.steps.length > steps
  }

  /**
   * True if a document shows in this block, and the model says, the same text that was put in there, and nothing else
   * happened: then it is taken as read.
   */
  #isTyped(tr: Transform, { pos, line, list, isInsertion }: ShownBlock): boolean {
    if (!isInsertion || TEXT_ROOTS.some((root) => root !== list.root && this.#index.roots[root].isDirty))
      return false
    const insertion = list.plainInsertionAt(line)
    const node = tr.doc.nodeAt(pos)
    if (!insertion || !node || !isInsertedIn(node, line, insertion)) return false
    list.plainInsertions()
    takePlain(line, insertion, node)
    this.#document = tr.doc
    return true
  }

  /** Reads everything anew and makes any document show it, whatever went wrong before. */
  showAnew(tr: Transform): void {
    this.#index = indexOf(this.#options)
    const { content } = articleDocument(this.#index, this.#options.schema)
    tr.step(new ReplaceStep(0, tr.doc.content.size, new Slice(content, 0, 0)))
    this.align(tr)
  }

  anchorAt(position: number): PositionAnchor | null {
    return anchorAt(this.#index, this.#document, position)
  }

  positionOf(anchor: PositionAnchor): number | null {
    return positionOf(this.#index, this.#document, anchor)
  }

  selectionAnchors(selection: Selection): SelectionAnchors | null {
    return selectionAnchors(this.#index, this.#document, selection)
  }

  /** What a selection stands in, to be asked before what changed is shown; for `selectionKept`. */
  held(selection: Selection): HeldSelection | null {
    return heldSelection(this.#index, this.#document, selection)
  }

  /** Where a selection belongs after steps that took away what it stands in; null if the steps' mapping says it. */
  selectionKept(held: HeldSelection, mapping: Mapping): Selection | null {
    return keptSelection(this.#index, this.#document, held, mapping)
  }

  /** Where a selection went that stood in text which the person suggested to move; see `movedSelection`. */
  selectionMoved(held: HeldSelection, isCaret: boolean): Selection | null {
    return movedSelection(this.#index, this.#document, held, isCaret)
  }

  selectionOf(anchors: SelectionAnchors): Selection | null {
    return selectionOf(this.#index, this.#document, anchors)
  }
}

function indexOf({ doc, user, clientIds, earlierClientIds = [], schema }: ArticleBindingOptions): BlockIndex {
  const assumed = new Map<number, ClientEntry>()
  for (const pair of [...earlierClientIds, clientIds]) {
    for (const mode of ['edit', 'suggest'] as const) assumed.set(pair[mode], clientEntry(user, mode))
  }
  return new BlockIndex(doc, schema, assumed)
}
