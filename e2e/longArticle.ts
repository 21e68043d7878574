import type { ArticleJson } from './articleJson.ts'
import { mulberry32 } from './mulberry32.ts'

const WORDS =
  'der Hafen die Stadt ein Schiff nach am Morgen bleibt gesperrt weil Kran und Kai seit gestern ohne Strom sind sagte Sprecherin Behörde Sturm Pegel Elbe steigt langsam viele Arbeiter warten auf Nachricht vom Amt über nächste Woche'.split(
    ' ',
  )

/** A sentence in each section that stands nowhere else. */
export const needleOf = (section: number): string => `Nadel Nummer ${section} im Heuhaufen.`
export const headingOf = (section: number): string => `Abschnitt ${section} vom Hafen`

/** An article of so many sections (counted from 1) of some 255 words, the same for the same seed: 200 are 51,000. */
export function longArticle(sections = 200, seed = 1): Partial<ArticleJson> {
  const random = mulberry32(seed)
  const sentence = (length: number): string => {
    const words = Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '')
    const text = words.join(' ')
    return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}.`
  }
  const paragraph = (sentences: number): string =>
    Array.from({ length: sentences }, () => sentence(12)).join(' ')
  return {
    headline: 'Hafen ohne Strom',
    lead: { text: paragraph(3) },
    sections: Array.from({ length: sections }, (_, index) => ({
      heading: headingOf(index + 1),
      blocks: [
        { kind: 'paragraph', text: paragraph(4) },
        { kind: 'paragraph', text: `${paragraph(7)} ${needleOf(index + 1)}` },
        { kind: 'paragraph', text: paragraph(10) },
      ],
    })),
  }
}
