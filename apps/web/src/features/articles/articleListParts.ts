export { ArticleListScreen } from './ArticleListScreen.tsx'
export { followLists } from './followLists.ts'
