import { type FocusEvent, type KeyboardEvent, type RefObject, useRef } from 'react'

/**
 * Makes a toolbar one stop for Tab: arrows, Home and End go through its buttons. Buttons are found in the DOM; the one that
 * had the focus last is the one that Tab comes back to.
 */
export function useRovingFocus<Element extends HTMLElement>(): {
  readonly ref: RefObject<Element | null>
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
} {
  const ref = useRef<Element | null>(null)
  const buttons = (): HTMLElement[] =>
    [...(ref.current?.querySelectorAll<HTMLElement>('button') ?? [])].filter(
      (button) => !button.hasAttribute('disabled'),
    )
  const choose = (chosen: HTMLElement): void => {
    for (const button of buttons()) button.tabIndex = button === chosen ? 0 : -1
  }
  return {
    ref,
    onFocus: (event) => {
      if (event.target instanceof HTMLElement && event.target.tagName === 'BUTTON') choose(event.target)
    },
    onKeyDown: (event) => {
      const all = buttons()
      const here = all.indexOf(document.activeElement as HTMLElement)
      if (here < 0) return
      const isBackwards = getComputedStyle(all[here] ?? document.body).direction === 'rtl'
      const step = { ArrowRight: isBackwards ? -1 : 1, ArrowLeft: isBackwards ? 1 : -1 }[event.key]
      const next =
        event.key === 'Home'
          ? all[0]
          : event.key === 'End'
            ? all.at(-1)
            : step === undefined
              ? undefined
              : all[(here + step + all.length) % all.length]
      if (next === undefined) return
      event.preventDefault()
      choose(next)
      next.focus()
    },
  }
}
