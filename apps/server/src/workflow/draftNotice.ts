import { toReadArticle, type ArticleJson } from '@stet/article'
import { cardsOf, compareArticles, type Change } from '@stet/tracked-changes'

/** Differences that a drafted notice tells; who has more to say says it in other words. */
const MOST = 3
/** UTF-16 units of a quotation. */
const QUOTED = 120

/**
 * What readers may be told of a correction, from what changed since the version that is public: a draft to be edited, in the
 * language of the article. Null where nothing was replaced or taken away.
 */
export function draftNotice(before: ArticleJson, after: ArticleJson, language: string): string | null {
  const changes = cardsOf(compareArticles(toReadArticle(before), toReadArticle(after))).map(
    ({ change }) => change,
  )
  const says = language.startsWith('de') ? GERMAN : ENGLISH
  const told = changes.flatMap((change) => says.change(change) ?? []).slice(0, MOST)
  return told.length === 0 ? null : says.whole(told)
}

interface Words {
  readonly change: (change: Change) => string | null
  readonly whole: (told: readonly string[]) => string
}

const GERMAN: Words = {
  change: (change) => {
    if (change.what === 'replacesText') return `„${short(change.old)}“ statt „${short(change.now)}“`
    return change.what === 'deletesText' ? `„${short(change.text)}“` : null
  },
  whole: (told) => `In einer früheren Version hieß es ${told.join(' und ')}. Wir haben das korrigiert.`,
}

const ENGLISH: Words = {
  change: (change) => {
    if (change.what === 'replacesText') return `“${short(change.old)}” instead of “${short(change.now)}”`
    return change.what === 'deletesText' ? `“${short(change.text)}”` : null
  },
  whole: (told) => `An earlier version said ${told.join(' and ')}. This has been corrected.`,
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= QUOTED ? line : `${line.slice(0, QUOTED - 1)}…`
}
