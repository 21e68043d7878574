import { lazyModule } from '../../../ui/lazyModule.ts'

/** Threads, the composer and the rail of comments: of no use to an article that nobody comments on. */
export const lazyComments = lazyModule(() => import('./commentsParts.ts'))
