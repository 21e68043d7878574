import type { ArticleJson } from '../../articleJson.ts'

/** What a row of the details is about, as far as other forms have a place for it. */
export type DetailsKind = 'place' | 'byline' | 'sources'

const KINDS: ReadonlyMap<string, DetailsKind> = new Map([
  ...['ort', 'orte', 'place', 'places', 'location'].map((key) => [key, 'place'] as const),
  ...['autor', 'autorin', 'autoren', 'autorinnen', 'von', 'author', 'authors', 'byline', 'by'].map(
    (key) => [key, 'byline'] as const,
  ),
  ...['quelle', 'quellen', 'source', 'sources'].map((key) => [key, 'sources'] as const),
])

/** The kind that a key names, whatever its case and with or without a colon; null: none of them. */
export function detailsKind(key: string): DetailsKind | null {
  return KINDS.get(key.trim().toLowerCase().replace(/:$/, '').trim()) ?? null
}

/** What the rows of a kind say, in order; a semicolon stands between several. */
export function detailsOfKind({ details }: ArticleJson, kind: DetailsKind): readonly string[] {
  return details
    .filter(({ key }) => detailsKind(key) === kind)
    .flatMap(({ value }) => value.split(';'))
    .map((value) => value.trim())
    .filter((value) => value !== '')
}
