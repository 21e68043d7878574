import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { containsAll } from '../storage/containsAll.ts'
import { LogReader } from '../storage/sqlite/LogReader.ts'
import { openReadOnly } from '../storage/sqlite/openReadOnly.ts'
import { buildDocument } from '../sync/buildDocument.ts'
import { checkArticles } from './checkArticles.ts'
import { ARTICLES_FILE } from './installationFiles.ts'
import type { Manifest } from './Manifest.ts'
import { Progress, type Tell } from './Progress.ts'
import { compareHeads } from './recordHeads.ts'

/** Of the articles of a backup: as many are as it says; as many hold all of it and what was written since; the rest. */
export interface RestoredReport {
  readonly equal: number
  readonly writtenSince: number
  readonly problems: readonly string[]
}

/**
 * Reads every article of a backup again where it was restored, also beside the server that people write on already, and compares it
 * by its hash; one that somebody has written in since must hold every character and deletion of the backup. What is on record must go on
 * from where the backup ends.
 */
export async function checkRestored(
  dataDir: string,
  folder: string,
  { articles, records }: Manifest,
  tell: Tell,
): Promise<RestoredReport> {
  const restored = openReadOnly(join(dataDir, ARTICLES_FILE))
  const original = openReadOnly(join(folder, ARTICLES_FILE))
  const report = { equal: 0, writtenSince: 0, problems: [] as string[] }
  try {
    if (!restored.ok) return { ...report, problems: [`${ARTICLES_FILE} ${restored.problem}`] }
    if (!original.ok) return { ...report, problems: [`${ARTICLES_FILE} of the backup ${original.problem}`] }
    const wanted = new Map(articles.map((article) => [article.id, article]))
    const progress = new Progress(tell, 'articles checked')
    for await (const { id, epoch, hash, problem } of checkArticles(restored.database)) {
      const article = wanted.get(id)
      if (!article || !wanted.delete(id)) continue
      progress.reached(articles.length - wanted.size, articles.length)
      if (epoch <= article.epoch) report.problems.push(`${id}: it goes on with the life that it had`)
      if (hash !== null && hash === article.hash) report.equal += 1
      else if (hash !== null && holdsAll(restored.database, original.database, id)) report.writtenSince += 1
      else report.problems.push(`${id}: ${problem ?? 'it is not what the manifest says'}`)
    }
    for (const id of wanted.keys()) report.problems.push(`${id}: it is missing`)
    if (records) report.problems.push(...compareHeads(restored.database, records))
    return report
  } finally {
    if (restored.ok) restored.database.close()
    if (original.ok) original.database.close()
  }
}

function holdsAll(restored: DatabaseSync, original: DatabaseSync, id: string): boolean {
  const now = new LogReader(restored).read(id)
  const then = new LogReader(original).read(id)
  if (!now.ok || !then.ok) return false
  const doc = buildDocument({ snapshot: now.snapshot, tail: now.rows.map(({ bytes }) => bytes) })
  if (doc === null) return false
  const whole = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return containsAll(whole, [then.snapshot, ...then.rows.map(({ bytes }) => bytes)]).ok
}
