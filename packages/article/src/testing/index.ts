export * from './articleArbitrary.ts'
export * from './builders.ts'
export * from './nodeOfArticle.ts'
