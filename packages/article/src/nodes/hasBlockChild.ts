const BLOCK_CHILDREN = ':scope > :is(p, div, h1, h2, h3, h4, h5, h6, blockquote)'

/** Whether a pasted element holds its text in blocks of its own, so that these and not it become blocks. */
export function hasBlockChild(element: Element): boolean {
  return element.querySelector(BLOCK_CHILDREN) !== null
}
