import { addMessages } from '../../../i18n/i18n.ts'
import { messages } from './messages.ts'

addMessages('comments', messages)

/** What comments need beside the editor; loaded when there are some, or somebody is about to write one. */
export { CardTalk } from './CardTalk.tsx'
export { CommentsPanel } from './CommentsPanel.tsx'
export { createCommentDesk } from './createCommentDesk.ts'
