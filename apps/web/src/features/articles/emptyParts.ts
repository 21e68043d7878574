export { EmptyList } from './EmptyList.tsx'
export { NoResults } from './NoResults.tsx'
