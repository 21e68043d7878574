import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { slugsFor } from '../../../articles/slugsFor.ts'
import { cutMetadata } from '../../../purge/cutMetadata.ts'
import { cutSlug } from '../../../purge/cutSlug.ts'
import { SoughtText, type SoughtWords } from '../../../purge/SoughtText.ts'
import type { PurgeOrder, PurgePlaces, PurgePreview, PurgeResult } from '../../PurgeStore.ts'
import type { ArticleRow } from '../../Store.ts'
import type { ArticleTable } from '../ArticleTable.ts'
import type { AuditTable } from '../AuditTable.ts'
import { transaction } from '../openDatabase.ts'
import { purgeComments } from './purgeComments.ts'
import { purgeLog, type PurgedLog } from './purgeLog.ts'
import { purgePublications } from './purgePublications.ts'
import { purgeRecords, type PurgedRecords } from './purgeRecords.ts'
import { countVersions, purgeVersions, type CountedVersions } from './purgeVersions.ts'
import { purgeNotifications } from './purgeNotifications.ts'
import { purgeWorkflow } from './purgeWorkflow.ts'

interface Purged {
  readonly ok: true
  readonly places: PurgePlaces
  readonly records: PurgedRecords
}

type PurgeDone = PurgeResult<{ readonly places: PurgePlaces; readonly article: ArticleRow }>
type NotPurged = PurgeResult<never> & { readonly ok: false }

/** Removes texts from everything that is stored of an article; the traces of that in the file are left to `ScrubTable`. */
export class PurgeTable {
  readonly #database: DatabaseSync
  readonly #articles: ArticleTable
  readonly #audit: AuditTable
  readonly #key: StatementSync
  readonly #renew: StatementSync
  readonly #isSlugTaken: StatementSync
  readonly #mergeWords: StatementSync
  readonly #noteScrub: StatementSync

  constructor(database: DatabaseSync, articles: ArticleTable, audit: AuditTable) {
    this.#database = database
    this.#articles = articles
    this.#audit = audit
    this.#key = database.prepare('SELECT key FROM articles WHERE id = ?')
    this.#renew = database.prepare('UPDATE articles SET epoch = max(epoch + 1, ?) WHERE id = ?')
    this.#isSlugTaken = database.prepare('SELECT 1 FROM articles WHERE slug = ? AND id <> ?')
    // What an article was found by before stays in the index until its parts are merged.
    this.#mergeWords = database.prepare("INSERT INTO article_search (article_search) VALUES ('optimize')")
    this.#noteScrub = database.prepare('INSERT INTO scrubs (at) VALUES (?)')
  }

  /** A purge that is taken back: so the two count the same. Without versions, of which there may be many: `countVersions`. */
  find(id: string, words: SoughtWords): PurgeResult<PurgePreview> {
    const found = this.#try(id, words)
    if (!found.ok) return found
    const withParts = words.isPart ? found : this.#try(id, { ...words, isPart: true })
    const insideWords = withParts.ok ? inDocument(withParts.places) - inDocument(found.places) : 0
    return { ok: true, places: found.places, insideWords: Math.max(0, insideWords) }
  }

  /** How many versions have it, of some behind a number. */
  countVersions(id: string, words: SoughtWords, after: number): CountedVersions {
    const row = this.#articles.get(id)
    if (row === null) return { found: 0, next: null }
    return countVersions(this.#database, id, new SoughtText(words, row.language), after)
  }

  purge(id: string, order: PurgeOrder): PurgeDone {
    return transaction(this.#database, () => this.#purgeAndRecord(id, order))
  }

  #purgeAndRecord(id: string, { words, by, reason, at }: PurgeOrder): PurgeDone {
    const purged = this.#purge(id, words, at)
    if (!purged.ok) return purged
    const { places, records } = purged
    this.#renew.run(at, id)
    this.#mergeWords.run()
    const { decisions, entries } = records
    const detail = { reason, isPart: words.isPart, places: { ...places }, decisions, entries }
    this.#audit.add({ at, person: by, article: id, what: 'text-purged', detail })
    this.#noteScrub.run(at)
    const article = this.#articles.get(id)
    if (article === null) throw new Error('an article that was just purged is not there')
    return { ok: true, places, article }
  }

  #try(id: string, words: SoughtWords): Purged | NotPurged {
    this.#database.exec('BEGIN')
    try {
      return this.#purge(id, words, null)
    } finally {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
    }
  }

  /** `at` null: it is taken back. */
  #purge(id: string, words: SoughtWords, at: number | null): Purged | NotPurged {
    const row = this.#articles.get(id)
    const key = Number(this.#key.get(id)?.['key'])
    if (row === null) return { ok: false, reason: 'missing' }
    const sought = new SoughtText(words, row.language)
    const log = purgeLog(this.#database, id, sought)
    if (log === null) return { ok: false, reason: 'corrupt' }
    const records = purgeRecords(this.#database, id, sought)
    const places: PurgePlaces = {
      ...log.places,
      versions: at === null ? 0 : purgeVersions(this.#database, key, sought),
      publications: purgePublications(this.#database, key, sought),
      comments: purgeComments(this.#database, key, sought),
      records:
        records.places +
        purgeWorkflow(this.#database, key, sought) +
        purgeNotifications(this.#database, key, sought),
      metadata: this.#purgeRow(row, sought, log, at ?? 0),
    }
    return { ok: true, places, records }
  }

  #purgeRow(row: ArticleRow, sought: SoughtText, { summary, content }: PurgedLog, at: number): number {
    const { metadata, places } = cutMetadata(row.metadata, sought)
    const rest = cutSlug(row.slug, sought.words)
    const slug = rest === null ? row.slug : this.#freeSlug(rest, row.id)
    this.#articles.rewrite(row.id, (now) => ({ ...now, metadata, slug, summary }), content, at)
    return places + (slug === row.slug ? 0 : 1)
  }

  #freeSlug(wanted: string, id: string): string {
    const free = slugsFor(wanted, id).find((slug) => this.#isSlugTaken.get(slug, id) === undefined)
    if (free === undefined) throw new Error('no slug is free')
    return free
  }
}

function inDocument({ live, suggestions, hidden }: PurgePlaces): number {
  return live + suggestions + hidden
}
