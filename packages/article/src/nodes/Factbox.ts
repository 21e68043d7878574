import { createBlock } from './blockNode.ts'

/** A line of a factbox; neighbouring lines are one box. */
export const Factbox = createBlock({ name: 'factbox', tag: 'div', className: 'article-factbox' })
