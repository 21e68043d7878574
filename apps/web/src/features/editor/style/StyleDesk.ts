import type { DocumentRange } from '@stet/binding'
import { replaceStretches } from '@stet/binding'
import { type Finding, styleReader } from '@stet/house-style'
import { RailDesk, type RailDeskParts } from '../rail/RailDesk.ts'
import type { IgnoredFindings } from './IgnoredFindings.ts'

/** As many are put right in one go, at most: what says so stays below the limits of a stored value. */
const MOST_AT_ONCE = 5_000

/** What a check of the house style works on. */
export interface StyleParts extends RailDeskParts {
  readonly mayWrite: () => boolean
  /** The tag of the article's language. */
  readonly language: string
  readonly ignored: IgnoredFindings
}

/** How a finding is put right: as a suggestion, or at once. */
export type StyleManner = 'suggest' | 'edit'

/** What is not as the house writes in an open article: the findings, the one looked at, and how they are put right. */
export class StyleDesk extends RailDesk<Finding, StyleParts> {
  private readonly readFindings = styleReader(this.parts.language)

  /** Follows the text, until what it answers with is called. */
  begin(): () => void {
    const stopUpdates = this.parts.onUpdate(() => this.noteChange())
    this.noteChange()
    return () => {
      stopUpdates()
      this.placed.dispose()
    }
  }

  get ignored(): IgnoredFindings {
    return this.parts.ignored
  }

  /** What the person wants to be told of; `isIgnored`: what not. */
  listed(isIgnored = false): readonly Finding[] {
    return this.placed.getSnapshot().filter((finding) => this.ignored.has(finding) === isIgnored)
  }

  /** Where a finding stands in the editor's document; none while it stands nowhere. */
  rangesOf({ id }: Pick<Finding, 'id'>): readonly DocumentRange[] {
    const finding = this.find(id)
    if (!finding) return []
    return this.parts.binding.rangesOf([finding.place]).filter((range) => range !== null)
  }

  protected read(): readonly Finding[] {
    return this.readFindings(this.parts.binding.reading())
  }

  protected find(id: string): Finding | undefined {
    return this.placed.getSnapshot().find((finding) => finding.id === id)
  }

  protected idAt(position: number): string | null {
    if (this.placed.isBehind) this.placed.flush()
    const at = this.parts.binding.placeAt(position)
    const isHere = ({ place, replacement }: Finding): boolean =>
      replacement !== null &&
      place.root === at?.root &&
      place.block === at.block &&
      place.from <= at.offset &&
      place.to >= at.offset
    return (at && this.listed().find(isHere)?.id) ?? null
  }

  /**
   * Puts these right, as one step that can be taken back; answers with how many there were. What is not there any more, or
   * what only a person can put right, is left out. Suggests also where the tab edits.
   */
  apply(ids: readonly string[], manner: StyleManner): number {
    const { view, binding, mayWrite } = this.parts
    this.placed.flush()
    const wanted = new Set(ids)
    const findings = this.placed
      .getSnapshot()
      .filter(({ id, replacement }) => replacement !== null && wanted.has(id))
      .slice(0, MOST_AT_ONCE)
    const ranges = binding.rangesOf(findings.map(({ place }) => place))
    const stretches = ranges.flatMap((range, at) => {
      const text = findings[at]?.replacement ?? null
      return range && text !== null ? [{ ...range, text }] : []
    })
    const { mode } = binding
    if (mode !== manner) binding.setMode(manner)
    const command = replaceStretches(stretches, mayWrite)
    const isDone = command(view.state, (tr) => view.dispatch(tr), view)
    if (mode !== manner) binding.setMode(mode)
    this.placed.flush()
    return isDone ? stretches.length : 0
  }
}
