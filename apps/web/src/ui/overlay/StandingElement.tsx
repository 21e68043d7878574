import type { Ref } from 'react'
import { useStandingRef } from './useStandingRef.ts'

/** Props of `StandingElement`. */
export interface StandingElementProps {
  readonly element: HTMLElement
  readonly ref?: Ref<HTMLElement>
}

/**
 * Stands in for an element that was there before the overlays were loaded: a part of Radix that is put around it measures
 * that element and gives it the focus back. It is neither moved nor made anew, so it keeps focus and pointer.
 */
export function StandingElement({ element, ref }: StandingElementProps) {
  useStandingRef(ref, element)
  return null
}
