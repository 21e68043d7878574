export * from './operations.ts'
export * from './smallestFailing.ts'
export * from './startArticles.ts'
export { articleBytes, Tab } from './Tab.ts'
