import { lazyReview } from '../review/lazyReview.ts'

/** Opens the rail with the check of the house style; the keys are for that from now on. Where they are there already, the text has them. */
export function openStyle(): void {
  const { activeElement } = document
  // Until the rest is here, they are nobody's: they would be written into the text.
  if (activeElement instanceof HTMLElement && activeElement.isContentEditable) activeElement.blur()
  void lazyReview.load().then(
    ({ showStyle }) => showStyle(),
    () => undefined,
  )
}
