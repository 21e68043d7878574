import { lazyModule } from '../../ui/lazyModule.ts'

/** The list behind the bell: loaded when somebody opens it. */
export const lazyNotifications = lazyModule(() => import('./panel/notificationParts.ts'))
