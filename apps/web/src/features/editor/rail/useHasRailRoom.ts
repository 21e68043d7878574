import { useMediaQuery } from '../useMediaQuery.ts'

/** Wide and high enough for cards beside the sheet; else they are a list below it. The style sheets know the same borders. */
export function useHasRailRoom(): boolean {
  return useMediaQuery('(min-width: 64rem) and (min-height: 26.01rem)')
}
