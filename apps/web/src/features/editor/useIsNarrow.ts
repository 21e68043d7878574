import { useMediaQuery } from './useMediaQuery.ts'

/** Too narrow for one bar with everything: people and state move to the bottom bar. */
export function useIsNarrow(): boolean {
  return useMediaQuery('(max-width: 44rem)')
}
