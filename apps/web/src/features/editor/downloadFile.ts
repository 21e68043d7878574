/** Has the browser save what is at `url` as a file, without leaving the page. */
export function downloadFrom(url: string, filename = ''): void {
  const link = document.createElement('a')
  link.href = url
  link.download = filename
  document.body.append(link)
  link.click()
  link.remove()
}

/** Has the browser save a text as a file. */
export function downloadText(text: string, filename: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  downloadFrom(url, filename)
  URL.revokeObjectURL(url)
}
