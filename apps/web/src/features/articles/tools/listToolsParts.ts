import { addMessages } from '../../../i18n/i18n.ts'
import { messages } from './messages.ts'

addMessages('listTools', messages)

export { ListTools } from './ListTools.tsx'
