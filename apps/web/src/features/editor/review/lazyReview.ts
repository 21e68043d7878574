import { lazyModule } from '../../../ui/lazyModule.ts'

/** Cards, decisions and the rail: of no use to an article without suggestions. */
export const lazyReview = lazyModule(() => import('./reviewParts.ts'))
