import { lazyModule } from '../../../ui/lazyModule.ts'

/** What has no room of its own in a narrow window: loaded there only. */
export const lazyNarrow = lazyModule(() => import('./narrowParts.ts'))
