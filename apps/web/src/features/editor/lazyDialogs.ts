import { lazyModule } from '../../ui/lazyModule.ts'

/** What the menu of an article opens: loaded when somebody asks. */
export const lazyDialogs = lazyModule(() => import('./dialogParts.ts'))
