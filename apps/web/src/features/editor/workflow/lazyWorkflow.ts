import { lazyModule } from '../../../ui/lazyModule.ts'

/** Gates, reasons and times: of no use until somebody makes a step, or one is told. */
export const lazyWorkflow = lazyModule(() => import('./workflowParts.ts'))
