/**
 * The HTML of a clipboard as a page that runs and loads nothing. Where the clipboard says what was selected, everything
 * around that is gone; the elements that the selection stands in stay, so that the cells of a table are not torn out of
 * it. Needs a browser.
 */
export function clipboardPage(html: string): Document {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const comments = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_COMMENT)
  let start: Node | null = null
  let end: Node | null = null
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) {
    if (comment.nodeValue === 'StartFragment') start ??= comment
    if (comment.nodeValue === 'EndFragment') end = comment
  }
  if (!start || !end || !page.body.contains(start) || !isBefore(start, end)) return page
  const around = page.createRange()
  around.selectNodeContents(page.documentElement)
  around.setStartBefore(end)
  around.deleteContents()
  around.setStart(page.body, 0)
  around.setEndAfter(start)
  around.deleteContents()
  return page
}

function isBefore(one: Node, other: Node): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}
