import { type FocusEventHandler, type PointerEventHandler, type Ref, useEffect, useLayoutEffect } from 'react'
import type { Approach } from '../nearTooltip.ts'
import { useStandingRef } from './useStandingRef.ts'

/** Props of `TooltipTrigger`; all but the first two are what Radix gives its trigger. */
export interface TooltipTriggerProps {
  readonly element: HTMLElement
  /** What brought somebody here, before there was a tooltip to see it. */
  readonly approach: Approach
  readonly ref?: Ref<HTMLElement>
  readonly 'aria-describedby'?: string
  readonly onFocus?: FocusEventHandler<HTMLElement>
  readonly onPointerMove?: PointerEventHandler<HTMLElement>
}

/** Until the tooltip that was open before has told the others that the pointer is no longer on its way to it; milliseconds. */
const AFTER_THE_ONE_BEFORE = 60

/** Lets an element that stands somewhere else open a tooltip. Renders nothing. */
export function TooltipTrigger({ element, approach, ref, ...given }: TooltipTriggerProps) {
  useStandingRef(ref, element)

  const describedBy = given['aria-describedby']
  useLayoutEffect(() => {
    if (describedBy === undefined) return undefined
    const own = element.getAttribute('aria-describedby')
    element.setAttribute('aria-describedby', own === null ? describedBy : `${own} ${describedBy}`)
    return () => {
      if (own === null) element.removeAttribute('aria-describedby')
      else element.setAttribute('aria-describedby', own)
    }
  }, [element, describedBy])

  useLayoutEffect(() => {
    const events = Object.entries<unknown>(given).flatMap(([name, handler]) =>
      typeof handler === 'function'
        ? [[name.slice(2).toLowerCase(), (event: Event): unknown => handler(event)] as const]
        : [],
    )
    for (const [type, handler] of events) element.addEventListener(type, handler)
    return () => {
      for (const [type, handler] of events) element.removeEventListener(type, handler)
    }
  })

  // The event that brought somebody here is over; the next one may never come.
  useEffect(() => {
    const timer = setTimeout(() => {
      if (approach === 'focus') {
        if (element.matches(':focus-visible')) element.dispatchEvent(new FocusEvent('focus'))
      } else if (element.matches(':hover')) {
        element.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }))
      }
    }, AFTER_THE_ONE_BEFORE)
    return () => clearTimeout(timer)
    // Once: it was one event.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  return null
}
