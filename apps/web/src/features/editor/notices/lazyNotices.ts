import { lazyModule } from '../../../ui/lazyModule.ts'

/** Of no use to nearly every article. */
export const lazyNotices = lazyModule(() => import('./noticeParts.ts'))
