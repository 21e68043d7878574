import { lazyModule } from '../../ui/lazyModule.ts'

/** What is seen of an import once something comes in: loaded then. */
export const lazyImportParts = lazyModule(() => import('./importParts.ts'))
