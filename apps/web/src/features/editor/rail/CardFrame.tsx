import {
  type ComponentProps,
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
} from 'react'
import { classNames } from '../../../ui/classNames.ts'
import type { ActiveCard } from './ActiveCard.ts'
import look from './cardLook.module.css'
import { showInSheet } from './showInSheet.ts'

/** Where a card stands to the keys. */
export interface CardPlace {
  readonly isActive: boolean
  /** The keys have come to it. */
  readonly takesFocus: boolean
  /** The one card that Tab stops at. */
  readonly isStop: boolean
}

/** Props of `CardFrame`; everything a `div` takes. */
export interface CardFrameProps extends CardPlace, Omit<ComponentProps<'div'>, 'id'> {
  readonly id: string
  readonly desk: { readonly active: { readonly get: () => ActiveCard | null } }
  /** All of it in a sentence, for who hears it. */
  readonly label: string
  /** Whose it is. */
  readonly color?: string
  /** What chooses it, and has the keys while they are on it. */
  readonly button: RefObject<HTMLButtonElement | null>
  /** What is in that button. */
  readonly head: ReactNode
  readonly onChoose: () => void
  /** What stands below the button, and what can be done. */
  readonly children: ReactNode
}

/** A card of the rail, whatever it is about: one looks at it, the keys come to it, and it says all of it in a sentence. */
export function CardFrame(props: CardFrameProps) {
  const { id, desk, label, color, button, head, onChoose, children, isActive, takesFocus, isStop, ...rest } =
    props
  // With the drawing: later, the next key may have gone elsewhere already.
  useLayoutEffect(() => {
    if (takesFocus && desk.active.get()?.by === 'keys') button.current?.focus({ preventScroll: true })
    if (isActive) showInSheet(button.current)
  }, [isActive, takesFocus, desk, button])
  return (
    <div
      {...rest}
      className={classNames(look.card, rest.className)}
      data-active={isActive || undefined}
      style={color === undefined ? undefined : ({ '--person': color } as CSSProperties)}
    >
      <button
        type="button"
        ref={button}
        className={look.body}
        aria-label={label}
        aria-current={isActive || undefined}
        tabIndex={isStop ? 0 : -1}
        data-card={id}
        onClick={onChoose}
        onFocus={onChoose}
      >
        {head}
      </button>
      {children}
    </div>
  )
}
