import { describe, expect, it } from 'vitest'
import { typographicReplacement } from './typographicReplacement.ts'

/** Types a text character by character. */
function typed(text: string, language: string): string {
  let result = ''
  for (const character of text) {
    const replacement = typographicReplacement(result, character, language)
    result = replacement
      ? result.slice(0, result.length - replacement.replaced) + replacement.insert
      : result + character
  }
  return result
}

describe('typographicReplacement', () => {
  it.each([
    ['de', 'Er sagte: "Ja."', 'Er sagte: „Ja.“'],
    ['de', `"'Ja', sagte er."`, '„‚Ja‘, sagte er.“'],
    ['de', `("sehr")`, '(„sehr“)'],
    ['de', 'US-"Geheimdienst"', 'US-„Geheimdienst“'],
    ['de', "Wie geht's?", 'Wie geht’s?'],
    ['de', "Er fragte: 'Wie geht's dir?'", 'Er fragte: ‚Wie geht’s dir?‘'],
    ['de', "Hans' Auto", 'Hans’ Auto'],
    ['de', '"Erstens" und "zweitens"', '„Erstens“ und „zweitens“'],
    ['de', 'Jahre 1914--1918', 'Jahre 1914–1918'],
    ['de', 'Na ja...', 'Na ja…'],
    ['de', 'a....', 'a….'],
    ['de', 'Sotschi - Text', 'Sotschi - Text'],
    ['de', '---', '—'],
    ['de', '----', '—-'],
    ['de', 'a - b -- c', 'a - b – c'],
    ['en', 'a---b', 'a—b'],
    ['en-GB', 'a--b---c', 'a–b—c'],
    ['es', '--Hola--', '—Hola—'],
    ['tr', `"Evet," dedi 'biri'`, '“Evet,” dedi ‘biri’'],
    ['uk', `"Об'єкт"`, '«Об’єкт»'],
    ['pl', `"Tak" 'nie'`, '„Tak” ‚nie’'],
    ['sv', `"Ja", sa Lars' mor`, '”Ja”, sa Lars’ mor'],
    ['nb', '"Ja"', '«Ja»'],
    ['pt-BR', '"Sim"', '“Sim”'],
    ['it', `"L'uomo"`, '«L’uomo»'],
    ['de-LI', '"Ja"', '«Ja»'],
    ['de-AT', '"Ja"', '„Ja“'],
    ['de-CH', `"Er sagte 'Ja'"`, '«Er sagte ‹Ja›»'],
    ['en', `She said: "It's 'fine'."`, 'She said: “It’s ‘fine’.”'],
    ['en-US', 'a--b', 'a—b'],
    ['en', `"'Yes'"`, '“‘Yes’”'],
    ['fr', `Il dit "bonjour" aujourd'hui`, 'Il dit «\u202Fbonjour\u202F» aujourd’hui'],
    ['fr', `Il dit "bonjour "`, 'Il dit «\u202Fbonjour\u202F»'],
    ['fr', 'Quoi ? Non ! Si : oui ; ah', 'Quoi\u202F? Non\u202F! Si\u00A0: oui\u202F; ah'],
    ['fr', 'Quoi? http://example.org', 'Quoi? http://example.org'],
    ['fr-CH', 'Quoi ?', 'Quoi ?'],
    ['de', 'Wie ?', 'Wie ?'],
    ['xx', `"a" --...`, '"a" –…'],
    ['de', 'https://example.org/"a"--b...', 'https://example.org/"a"--b...'],
    ['de', 'www.example.org/a--b', 'www.example.org/a--b'],
    ['de', 'www.example.org "a"', 'www.example.org „a“'],
  ])('%s: %s', (language, text, expected) => {
    expect(typed(text, language)).toBe(expected)
  })
  it('keeps everything else', () => {
    for (const character of [' ', 'a', 'ä', '1', '😀', ',', '»'])
      expect(typographicReplacement('one', character, 'de')).toBeNull()
  })
})
