import { addMessages } from '../../i18n/i18n.ts'
import { messages as access } from './access/messages.ts'
import { messages as history } from './history/messages.ts'
import { messages as purge } from './purge/messages.ts'

addMessages('access', access)
addMessages('history', history)
addMessages('purge', purge)

/** What is seldom opened: the history of an article, how long it shall be, who may see it, and what is to be removed from it for good. */
export { AccessDialog } from './access/AccessDialog.tsx'
export { HistoryDialog } from './history/HistoryDialog.tsx'
export { PurgeDialog } from './purge/PurgeDialog.tsx'
export { TargetDialog } from './TargetDialog.tsx'
