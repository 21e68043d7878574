import { lazyModule } from './lazyModule.ts'

/** The messages at the edge of the screen: loaded with the first one. */
export const lazyToaster = lazyModule(() => import('./overlay/ToasterOverlay.tsx'))
