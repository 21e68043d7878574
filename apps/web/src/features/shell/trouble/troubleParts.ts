import { addMessages } from '../../../i18n/i18n.ts'
import { messages } from './messages.ts'

addMessages('trouble', messages)

export { TroubleBanner } from './TroubleBanner.tsx'
