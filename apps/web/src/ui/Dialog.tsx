import type { ReactNode } from 'react'
import { lazyOverlays } from './lazyOverlays.ts'

/** Props of `Dialog`. */
export interface DialogProps {
  readonly title: string
  /** A sentence below the title, read out with it. */
  readonly description?: ReactNode
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  /** Buttons at the end, the next step last. */
  readonly footer?: ReactNode
  /** `alertdialog` for a question that must be answered: a click outside does not close it. */
  readonly role?: 'dialog' | 'alertdialog'
  readonly children?: ReactNode
}

/** A sheet above the screen. The focus stays inside, Escape closes, and afterwards the focus is back where it was. */
export function Dialog(props: DialogProps) {
  const overlays = lazyOverlays.useLoaded(props.isOpen)
  return overlays && <overlays.DialogOverlay {...props} />
}
