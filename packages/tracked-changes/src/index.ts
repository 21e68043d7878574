/**
 * The suggestions in an article as its readers see them: cards, what they change, and what a decision about them names.
 * Pure functions over what the article reads; nothing here knows Yjs, ProseMirror, React or a DOM.
 */
export * from './Card.ts'
export * from './Change.ts'
export * from './cardsOf.ts'
export * from './chosenCards.ts'
export * from './compare/compareArticles.ts'
export * from './decidedCards.ts'
export * from './subjectsOf.ts'
