import { lazyModule } from '../../../ui/lazyModule.ts'

/** What is said while the server can save nothing: its words are long, and it hardly ever happens. */
export const lazyTrouble = lazyModule(() => import('./troubleParts.ts'))
