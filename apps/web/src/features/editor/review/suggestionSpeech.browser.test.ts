import { expect, test } from 'vitest'
import { suggestionSpeech } from './suggestionSpeech.ts'

const words = { insertion: 'suggestion by “Anna”, insertion: ', deletion: 'deletion: ', end: 'end' }

const content = (selector: string, side: string) =>
  getComputedStyle(document.querySelector(selector)!, side).content

test('gives rules that a browser takes, for whatever id and name', () => {
  for (const id of ['anna', 'a"b\\c', '} body { display: none', 'x\ny']) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(suggestionSpeech(id, { ...words, end: `end of "${id}"` }))
    expect(sheet.cssRules).toHaveLength(3)
  }
})

test('(29) says whose suggestion begins and where it ends, without a letter on screen', () => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(suggestionSpeech('anna', words))
  document.adoptedStyleSheets = [sheet]
  document.body.innerHTML =
    '<div data-whole><div class="ProseMirror">a<ins data-user="anna">b</ins><del data-users="ben anna">c</del></div></div>'
  expect(content('ins', '::before')).toContain('suggestion by “Anna”, insertion: ')
  expect(content('ins', '::after')).toContain('end')
  expect(content('del', '::before')).toContain('deletion: ')
  document.adoptedStyleSheets = []
})
