import { useEffect } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useCardAuthors } from './useReviewDesk.ts'
import { nameOf } from './RailCard.tsx'
import { suggestionSpeech } from './suggestionSpeech.ts'
import { useReviewPeople } from './useReviewPeople.ts'

/**
 * Lets screen readers say whose suggestion begins and ends where, for those who asked for the whole text: they do not read
 * `ins` and `del` by themselves. A style sheet says it, so that the text and the caret in it stay what they are.
 */
export function SuggestionSpeech() {
  const { t } = useTranslation('review')
  const authors = useCardAuthors()
  const people = useReviewPeople(authors)
  useEffect(() => {
    const rules = authors.map((id) => {
      const name = nameOf(people(id), t('card.unknown'), (known) => t('card.own', { name: known }))
      return suggestionSpeech(id, {
        insertion: t('speech.insertion', { name }),
        deletion: t('speech.deletion', { name }),
        end: t('speech.end'),
      })
    })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rules.join('\n'))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [authors, people, t])
  return null
}
