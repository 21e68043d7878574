import type { ArticleJson, BlockJson, DetailsRowJson, RichTextJson, SectionJson } from '../articleJson.ts'
import { isKnownKind, kindOfMarker } from '../formats/json/blockMarker.ts'
import { ARTICLE_LIMITS } from '../limits.ts'
import { isSameMarker, MAX_INDENT, parseMarker } from '../model/markers.ts'
import type { Marker } from '../model/markers.ts'
import { isRecord } from '../model/untrusted.ts'
import { hasLoneSurrogate } from '../plainCharacters.ts'
import { fieldPath, itemPath, shownName } from './path.ts'
import { Problems } from './Problem.ts'
import { readRuns } from './readRuns.ts'
import { readText } from './readText.ts'

type Fields = Readonly<Record<string, unknown>>

/** True if no text in the value, which is small, has half of a character. */
function isOfWholeCharacters(value: unknown): boolean {
  if (typeof value === 'string') return !hasLoneSurrogate(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).flat().every(isOfWholeCharacters)
}

/**
 * Reads an untrusted value as an article, field by field, and notes every problem on the way. What it returns is
 * whole even then, with stand-ins for what is wrong; it means something only when there are no problems.
 */
export class ArticleReader {
  readonly problems = new Problems()
  #blocks = 0
  #length = 0

  readArticle(value: unknown): ArticleJson {
    const fields = this.#record(value, '', [
      'kicker',
      'headline',
      'subheadline',
      'byline',
      'dateline',
      'lead',
      'sections',
      'details',
    ])
    const line = (name: string) => this.#line(fields[name], name)
    const article = {
      kicker: line('kicker'),
      headline: line('headline'),
      subheadline: line('subheadline'),
      byline: line('byline'),
      dateline: line('dateline'),
      lead: this.#lead(fields['lead']),
      sections: this.#list(fields['sections'], 'sections', ARTICLE_LIMITS.sections).map((section, index) =>
        this.#section(section, itemPath('sections', index)),
      ),
      details: this.#list(fields['details'], 'details', ARTICLE_LIMITS.detailsRows).map((row, index) =>
        this.#row(row, itemPath('details', index)),
      ),
    }
    if (this.#blocks > ARTICLE_LIMITS.blocks) {
      this.problems.add(
        'sections',
        `Has ${this.#blocks} blocks; at most ${ARTICLE_LIMITS.blocks} are allowed.`,
      )
    }
    if (this.#length > ARTICLE_LIMITS.total) {
      this.problems.add('', `Has ${this.#length} characters; at most ${ARTICLE_LIMITS.total} are allowed.`)
    }
    return article
  }

  /** The fields of a record; unknown ones are problems. What is no record reads as an empty one. */
  #record(value: unknown, path: string, known: readonly string[]): Fields {
    if (value === undefined && path !== '') return {}
    if (!isRecord(value)) {
      this.problems.add(path, 'Must be an object.')
      return {}
    }
    for (const name of Object.keys(value)) {
      if (!known.includes(name)) {
        this.problems.add(fieldPath(path, name), `Unknown field; known here are ${known.join(', ')}.`)
      }
    }
    return value
  }

  /** The items of a list; one that is too long is a problem and is not read further. */
  #list(value: unknown, path: string, limit: number): readonly unknown[] {
    if (value === undefined) return []
    if (!Array.isArray(value)) {
      this.problems.add(path, 'Must be a list.')
      return []
    }
    if (value.length > limit) {
      this.problems.add(path, `Has ${value.length} items; at most ${limit} are allowed.`)
      return []
    }
    return value
  }

  #text(value: unknown, path: string, limit: number, isLine: boolean): string {
    const text = readText(value, path, { limit, isLine }, this.problems)
    this.#length += text.length
    return text
  }

  #line(value: unknown, path: string): string {
    return this.#text(value, path, ARTICLE_LIMITS.line, true)
  }

  #richText(fields: Fields, path: string): RichTextJson {
    const text = this.#text(fields['text'], fieldPath(path, 'text'), ARTICLE_LIMITS.text, false)
    const at = fieldPath(path, 'runs')
    return {
      text,
      runs: readRuns(this.#list(fields['runs'], at, ARTICLE_LIMITS.runs), at, text, this.problems),
    }
  }

  #lead(value: unknown): RichTextJson {
    return this.#richText(this.#record(value, 'lead', ['text', 'runs']), 'lead')
  }

  #section(value: unknown, path: string): SectionJson {
    const fields = this.#record(value, path, ['heading', 'headingRuns', 'headingMarker', 'blocks'])
    const heading = this.#line(fields['heading'], fieldPath(path, 'heading'))
    const runsPath = fieldPath(path, 'headingRuns')
    const runs = this.#list(fields['headingRuns'], runsPath, ARTICLE_LIMITS.runs)
    const marker = this.#marker(fields['headingMarker'], fieldPath(path, 'headingMarker'))
    if (marker && marker.k !== 'h') {
      this.problems.add(
        fieldPath(fieldPath(path, 'headingMarker'), 'k'),
        'Must be "h": the marker of a heading.',
      )
    }
    const blocksPath = fieldPath(path, 'blocks')
    const blocks = this.#list(fields['blocks'], blocksPath, ARTICLE_LIMITS.blocks)
    this.#blocks += blocks.length
    return {
      heading,
      headingRuns: readRuns(runs, runsPath, heading, this.problems),
      ...(marker ? { headingMarker: marker } : {}),
      blocks: blocks.map((block, index) => this.#block(block, itemPath(blocksPath, index))),
    }
  }

  #block(value: unknown, path: string): BlockJson {
    const fields = this.#record(value, path, ['kind', 'text', 'runs', 'indent', 'image', 'marker'])
    const marker = this.#marker(fields['marker'], fieldPath(path, 'marker'))
    const kind = this.#kind(fields['kind'], fieldPath(path, 'kind'), marker)
    const indent = this.#indent(fields['indent'], fieldPath(path, 'indent'), kind)
    const image = this.#image(fields['image'], fieldPath(path, 'image'), kind)
    return {
      kind,
      ...this.#richText(fields, path),
      ...(indent === null ? {} : { indent }),
      ...(image === null ? {} : { image }),
      ...(marker ? { marker } : {}),
    }
  }

  #kind(value: unknown, path: string, marker: Marker | null): string {
    const kind = value ?? (marker ? kindOfMarker(marker) : 'paragraph')
    if (typeof kind !== 'string') this.problems.add(path, 'Must be a text.')
    else if (marker?.k === 'h')
      this.problems.add(path, 'A heading is no block: it begins a section, as its heading.')
    else if (marker && kindOfMarker(marker) !== kind) {
      this.problems.add(path, `Does not fit the marker, whose kind is "${shownName(kindOfMarker(marker))}".`)
    } else if (!marker && !isKnownKind(kind)) {
      this.problems.add(
        path,
        `Unknown kind of block "${shownName(kind)}"; without a marker it cannot be kept.`,
      )
    }
    return typeof kind === 'string' ? kind : 'paragraph'
  }

  #indent(value: unknown, path: string, kind: string): number | null {
    if (value === undefined) return null
    if (kind !== 'bulletItem' && kind !== 'orderedItem')
      this.problems.add(path, 'Only list items have an indent.')
    else if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MAX_INDENT) {
      this.problems.add(path, `Must be a whole number from 0 to ${MAX_INDENT}.`)
    } else return value
    return null
  }

  #image(value: unknown, path: string, kind: string): string | null {
    if (value === undefined || value === null) return null
    if (kind !== 'figure') this.problems.add(path, 'Only figures have an image.')
    else return readText(value, path, { limit: ARTICLE_LIMITS.line, isLine: true }, this.problems)
    return null
  }

  #marker(value: unknown, path: string): Marker | null {
    if (value === undefined) return null
    const marker = parseMarker(value)
    if (isRecord(value) && isSameMarker(marker, value as unknown as Marker) && isOfWholeCharacters(value))
      return marker
    this.problems.add(
      path,
      'Must be a stored marker: an object with a text "k", small, with valid properties.',
    )
    return null
  }

  #row(value: unknown, path: string): DetailsRowJson {
    const fields = this.#record(value, path, ['key', 'value'])
    return {
      key: this.#line(fields['key'], fieldPath(path, 'key')),
      value: this.#text(fields['value'], fieldPath(path, 'value'), ARTICLE_LIMITS.text, true),
    }
  }
}
