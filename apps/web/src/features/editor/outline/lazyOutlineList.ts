import { lazyModule } from '../../../ui/lazyModule.ts'

/** The places to jump to: of no use while the outline is closed. */
export const lazyOutlineList = lazyModule(() => import('./OutlineList.tsx'))
