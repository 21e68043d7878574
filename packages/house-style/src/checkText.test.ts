import { describe, expect, it } from 'vitest'
import { checkText } from './checkText.ts'
import { applyEdits } from './TextEdit.ts'

const N = '\u202F'
const B = '\u00A0'

/** What a text reads once it was put right, and by which rules. */
function checked(text: string, language = 'de'): readonly [text: string, ...rules: string[]] {
  const edits = checkText(text, language)
  return [applyEdits(text, edits), ...edits.map(({ rule }) => rule)]
}

describe('checkText', () => {
  it.each([
    ['de', `Er sagte: "Ja, 'gern'."`, 'Er sagte: „Ja, ‚gern‘.“'],
    ['de-CH', '"Ja"', '«Ja»'],
    ['en', `"Don't", she said. '90s rock`, '“Don’t”, she said. ’90s rock'],
    ['en-GB', `'Quite so'`, '‘Quite so’'],
    ['fr', `"Oui", dit-il. " L'eau "`, `«${N}Oui${N}», dit-il. «${N}L’eau${N}»`],
    [
      'de',
      `Geht's so? Bei Hans' Bruder gibt's 'ne Brezel.`,
      'Geht’s so? Bei Hans’ Bruder gibt’s ’ne Brezel.',
    ],
    ['de', 'Ein Bildschirm mit 27", ein Kind von 90 Zentimetern', null],
    ['en', `A man of 5' 10", at 27"`, null],
    ['la', '"ita"', null],
  ])('[Y10] %s: %s', (language, text, wanted) => {
    expect(checked(text, language)[0]).toBe(wanted ?? text)
  })

  it.each([
    ['de', 'Das sind 5 % mehr.', `Das sind 5${N}% mehr.`],
    ['de', `Das sind 5${B}% mehr, also 7%.`, `Das sind 5${N}% mehr, also 7${N}%.`],
    ['de', 'die 5%-Hürde, 100%ig', null],
    ['de', 'bei 10 Uhr, 5 km, 30 °C und 20 €', `bei 10${N}Uhr, 5${N}km, 30${N}°C und 20${N}€`],
    ['de', 'um 10 Uhren, 5 kmeter', null],
    ['fr', 'soit 5 % de plus', `soit 5${N}% de plus`],
    ['en', 'by 5 % to 5 km', null],
  ])('[Y11] %s: %s', (language, text, wanted) => {
    expect(checked(text, language)[0]).toBe(wanted ?? text)
  })

  it.each([
    ['de', 'Zwei  Wörter   hier', 'Zwei Wörter hier', 'doubleSpace', 'doubleSpace'],
    ['de', 'Wer , was ; wo ! Ende .', 'Wer, was; wo! Ende.', ...Array<string>(4).fill('spaceBefore')],
    [
      'fr',
      'Quoi ? Non ; oui : bien',
      `Quoi${N}? Non${N}; oui${B}: bien`,
      ...Array<string>(3).fill('spaceBefore'),
    ],
    ['fr', 'Un , deux .', 'Un, deux.', 'spaceBefore', 'spaceBefore'],
    ['de', 'Erst,dann;so.Halt!Wer', 'Erst, dann; so.Halt! Wer', ...Array<string>(3).fill('spaceAfter')],
    ['de', 'um 1,5 Grad, :-) und .NET', 'um 1,5 Grad, :-) und .NET'],
    ['de', 'Das Wort - ein Satz -- geht.', 'Das Wort – ein Satz – geht.', 'dash', 'dash'],
    ['en', 'A word - so', 'A word — so', 'dash'],
    ['de', 'Ein- und Ausgang, Nord-Süd', 'Ein- und Ausgang, Nord-Süd'],
    ['de', 'Und dann ... nichts....', 'Und dann … nichts....', 'ellipsis'],
  ])('[Y12] %s: %s', (language, text, ...wanted) => {
    expect(checked(text, language)).toEqual(wanted)
  })

  it.each([
    'https://example.org/a--b?q=1,2;3...x',
    'siehe www.example.org/"x"...',
    'Post an a,b@example.org,c',
  ])('[Y13] leaves addresses alone: %s', (text) => {
    expect(checked(text)).toEqual([text])
  })

  it('[Y14] what one edit leads to is part of it, and what touches is one', () => {
    expect(checked('Und . . .')).toEqual(['Und…', 'spaceBefore'])
    expect(checked('"Nun..."')).toEqual(['„Nun…“', 'quotes', 'ellipsis'])
    expect(checked('Wort  - weiter')).toEqual(['Wort – weiter', 'doubleSpace'])
  })

  it('[Y14] says nothing of a text that is right', () => {
    const right = `„Ja“, sagte er – um 10${N}Uhr waren es 5${N}% … Geht’s?`
    expect(checkText(right, 'de')).toEqual([])
  })
})
