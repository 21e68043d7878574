import { access, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseText } from '@stet/article'
import type { OpenAccounts } from '../accounts/openAccounts.ts'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import { createArticle } from '../articles/createArticle.ts'
import { DEMO_ARTICLES, type DemoArticle } from './articles.ts'
import { DEMO_PASSWORD, DEMO_PEOPLE } from './people.ts'

const HOUR = 3_600_000

type Parts = Pick<ArticleParts, 'store' | 'now' | 'newId' | 'random'> & {
  readonly accounts: Pick<OpenAccounts, 'createPerson' | 'people' | 'personByEmail' | 'hasPeople'>
}

/**
 * Fills an empty store with the demo newsroom, if that is wanted; a filling that was cut short is completed at the next
 * start. Says whether the demo newsroom lives here.
 */
export async function fillDemoNewsroom(parts: Parts, dataDir: string, isWanted: boolean): Promise<boolean> {
  const unfinished = join(dataDir, 'demo-unfinished')
  const isEmpty =
    !parts.accounts.hasPeople() && (await parts.store.listArticles({ limit: 1 })).articles.length === 0
  const wasCutShort = await access(unfinished).then(
    () => true,
    () => false,
  )
  if (isWanted && (isEmpty || wasCutShort)) {
    await writeFile(unfinished, '')
    await Promise.all(
      DEMO_PEOPLE.map((person) => parts.accounts.createPerson({ ...person, password: DEMO_PASSWORD })),
    )
    for (const article of DEMO_ARTICLES) await createDemoArticle(parts, article)
    await unlink(unfinished)
  }
  return (await parts.accounts.personByEmail(DEMO_PEOPLE[0]?.email ?? '')) !== null
}

async function createDemoArticle(parts: Parts, demo: DemoArticle): Promise<void> {
  const parsed = parseText(await readFile(join(import.meta.dirname, demo.file), 'utf8'))
  const author = await parts.accounts.personByEmail(demo.by)
  if (!parsed.ok || !author) throw new Error(`the demo article ${demo.file} or its author is missing`)
  const now = parts.now()
  const dueAt = demo.dueInHours === null ? null : new Date(now + demo.dueInHours * HOUR).toISOString()
  // Null when it exists from a filling that was cut short.
  await createArticle(
    { ...parts, now: () => now - demo.hoursAgo * HOUR },
    { article: parsed.article, metadata: { ...demo.metadata, dueAt }, userId: author.id, state: demo.state },
  )
}
