import { lazyModule } from '../../ui/lazyModule.ts'

/** What is asked of who leaves while something is not with the server yet. */
export const lazySignOut = lazyModule(() => import('./signOut/signOutParts.ts'))
