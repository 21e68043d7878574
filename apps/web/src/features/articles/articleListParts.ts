export { messages as importing } from '../import/messages.ts'
export { ArticleListScreen } from './ArticleListScreen.tsx'
export { messages as articles } from './messages.ts'
