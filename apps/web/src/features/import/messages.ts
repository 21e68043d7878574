import { de } from './messages.de.ts'
import { en } from './messages.en.ts'

/** Words around bringing texts in. The list loads one language, with its own words. */
export const messages = { de, en }
