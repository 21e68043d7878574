import { de } from './messages.de.ts'
import { en } from './messages.en.ts'

/** Words of the article screen. The screen itself loads one language: `loadEditor`. */
export const messages = { de, en }
