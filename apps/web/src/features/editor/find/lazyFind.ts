import { lazyModule } from '../../../ui/lazyModule.ts'

/** What finds and replaces: loaded when somebody comes near it. */
export const lazyFind = lazyModule(() => import('./findParts.ts'))
