import { useMediaQuery } from './useMediaQuery.ts'

/** Wide and high enough for something beside the sheet. The style sheets know the same borders. */
export function useHasMargin(): boolean {
  return useMediaQuery('(min-width: 75rem) and (min-height: 26.01rem)')
}
