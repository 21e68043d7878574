import { lazyModule } from './lazyModule.ts'

/**
 * What floats above the screen: menus, popovers, dialogs, tooltips. Nothing of it is needed to see a screen, so it is loaded
 * when somebody comes near something that opens one.
 */
export const lazyOverlays = lazyModule(() => import('./overlay/overlays.ts'))
