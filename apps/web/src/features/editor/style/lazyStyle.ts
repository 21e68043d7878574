import { lazyModule } from '../../../ui/lazyModule.ts'

/** The check of the house style: of no use until somebody asks for it. */
export const lazyStyle = lazyModule(() => import('./styleParts.ts'))
