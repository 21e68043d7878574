/**
 * How the house writes: what of an article is not so, and what should stand there. Pure functions over what the article
 * reads; nothing here knows Yjs, ProseMirror, React or a DOM, so that a server can ask the same.
 */
export { checkStyle, styleReader } from './checkStyle.ts'
export * from './Finding.ts'
export { HOUSE_STYLE } from './houseStyle.ts'
