import { de } from './messages.de.ts'
import { en } from './messages.en.ts'

/** Words of the list of articles. The screen itself loads one language: `loadList`. */
export const messages = { de, en }
