import type { Finding } from '@stet/house-style'
import { useMemo } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import { useHighlight } from '../rail/useHighlight.ts'
import type { StyleDesk } from './StyleDesk.ts'

/** As many are marked in the text at most, from the first on. */
const MARKED_AT_MOST = 500

/** Props of `FindingHighlights`. */
export interface FindingHighlightsProps {
  readonly desk: StyleDesk
  /** Another list whenever one of them stands elsewhere. */
  readonly findings: readonly Finding[]
  readonly active: string | null
}

/** Marks in the text what was found, and what of it is looked at. */
export function FindingHighlights({ desk, findings, active }: FindingHighlightsProps) {
  const { view } = useEditorHandle()
  const all = useMemo(
    () =>
      findings
        .filter(({ replacement }) => replacement !== null)
        .slice(0, MARKED_AT_MOST)
        .flatMap((finding) => desk.rangesOf(finding)),
    [desk, findings],
  )
  const current = useMemo(() => {
    const finding = findings.find(({ id }) => id === active)
    return finding ? desk.rangesOf(finding) : []
  }, [desk, findings, active])
  useHighlight(view, 'stet-style-finding', all)
  useHighlight(view, 'stet-active-card', current)
  return null
}
