export * from './articleArbitrary.ts'
export * from './builders.ts'
