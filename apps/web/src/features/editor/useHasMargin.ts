import { useMediaQuery } from './useMediaQuery.ts'

/** Wide and high enough for something left of the sheet, also with cards right of it. The style sheets know the same borders. */
export function useHasMargin(isRailOpen: boolean): boolean {
  const width = isRailOpen ? '80rem' : '75rem'
  return useMediaQuery(`(min-width: ${width}) and (min-height: 26.01rem)`)
}
