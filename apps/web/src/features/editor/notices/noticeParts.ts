import { addMessages } from '../../../i18n/i18n.ts'
import { messages } from './messages.ts'

addMessages('notices', messages)

/** What is said when something unusual has happened. */
export { ConversionNotice } from './ConversionNotice.tsx'
export { DamageNotice } from './DamageNotice.tsx'
export { LateWorkNotice } from './LateWorkNotice.tsx'
