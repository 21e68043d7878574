import { type Ref, useLayoutEffect } from 'react'

/** Gives `ref` an element that stands somewhere else already, for as long as the component is mounted. */
export function useStandingRef(ref: Ref<HTMLElement> | undefined, element: HTMLElement): void {
  useLayoutEffect(() => {
    if (ref === undefined || ref === null) return undefined
    if (typeof ref !== 'function') {
      ref.current = element
      return () => {
        ref.current = null
      }
    }
    const cleanUp = ref(element)
    return typeof cleanUp === 'function' ? cleanUp : () => ref(null)
  }, [ref, element])
}
