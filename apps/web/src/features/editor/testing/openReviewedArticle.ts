import { textRoot } from '@stet/article'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type * as Y from 'yjs'
import { openTestArticle, type TestArticle, type TestArticleOptions } from './openTestArticle.tsx'
import { writeAs } from './writeAs.ts'

/** The clients of a colleague. */
export const BEN = { edit: 701, suggest: 702 }

/** Opens an article in which Ben suggests three insertions; saved. `andThen`: what happens to it before anybody opens it. */
export async function openReviewedArticle({
  andThen,
  ...options
}: TestArticleOptions & { readonly andThen?: (doc: Y.Doc) => void } = {}): Promise<TestArticle> {
  const article = await openTestArticle({
    article: {
      lead: { text: 'Der Kai ist gesperrt.' },
      sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 'Erster Absatz.' }] }],
    },
    people: [
      { id: 'anna', name: 'Anna Arndt' },
      { id: 'ben', name: 'Ben Berg' },
    ],
    prepare: (doc) => {
      as(doc, BEN.suggest, () => {
        textRoot(doc, 'lead').insert(8, 'alte ')
        textRoot(doc, 'lead').insert(0, 'Heute: ')
        textRoot(doc, 'body').insert(7, 'neuer ')
      })
      andThen?.(doc)
    },
    ...options,
  })
  await expect
    .poll(() => document.querySelector('[data-testid="saved-badge"]')?.getAttribute('data-state'))
    .toBe('saved')
  return article
}

/** What somebody writes under one of their clientIDs; 703 is Anna's. */
export function as(doc: Y.Doc, client: number, write: () => void): void {
  const isAnna = client === 703
  const mode = client === BEN.edit ? 'edit' : 'suggest'
  writeAs(doc, { user: isAnna ? 'anna' : 'ben', client, mode }, write)
}

/** What the open cards on the page say, in their order. */
export function shownCards(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-card]')].map(
    (card) => card.getAttribute('aria-label') ?? '',
  )
}

/** Opens the rail of changes and waits for its cards. */
export async function openRail(): Promise<void> {
  await page.getByTestId('rail-button').click()
  await expect.poll(() => shownCards().length).toBeGreaterThan(0)
}
