import { addMessages } from '../../../i18n/i18n.ts'
import { messages } from './messages.ts'

addMessages('review', messages)

/** What reviewing needs beside the editor; loaded when there is something to review, or somebody opens the rail. */
export { ReviewDesk } from './ReviewDesk.ts'
export { showStyle } from '../style/showStyle.ts'
export { Rail } from '../rail/Rail.tsx'
export { SuggestionSpeech } from './SuggestionSpeech.tsx'
export { ProjectedArticle } from '../views/ProjectedArticle.tsx'
