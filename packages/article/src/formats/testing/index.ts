export * from './newsmlProblems.ts'
export * from './ninjsProblems.ts'
