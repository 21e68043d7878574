import { lazyModule } from '../../ui/lazyModule.ts'

/** What is said in the place of a list that has nothing: loaded then. */
export const lazyEmptyParts = lazyModule(() => import('./emptyParts.ts'))
