/** What a search takes for the same: case, accents, ß and ss, typographic signs, by the language of the text. */
export * from './findInText.ts'
export * from './foldText.ts'
