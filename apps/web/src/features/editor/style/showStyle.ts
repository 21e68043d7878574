import { enterRail } from '../rail/enterRail.ts'
import { styleAsked } from './styleAsked.ts'

/** Opens the rail with the check of the house style, which takes the keys; from there they go back to the text. */
export function showStyle(): void {
  // Behind a menu, which gives the focus back to its button.
  if (enterRail('style', document.querySelector<HTMLElement>('.ProseMirror')))
    setTimeout(() => styleAsked.set(true), 0)
}
