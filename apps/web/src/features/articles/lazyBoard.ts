import { lazyModule } from '../../ui/lazyModule.ts'

/** The list as a board: loaded when somebody wants it. */
export const lazyBoard = lazyModule(() => import('./board/ArticleBoard.tsx'))
