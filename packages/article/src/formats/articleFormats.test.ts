import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleArbitrary } from '../testing/articleArbitrary.ts'
import { article, lead } from '../testing/builders.ts'
import {
  ARTICLE_FORMATS,
  formatOfId,
  formatOfMediaType,
  NEWS_FORMS,
  WRITING_FORMS,
} from './articleFormats.ts'
import { normaliseArticle } from './json/normaliseArticle.ts'
import seed from './text/seed.de.txt?raw'
import { toJsonLd } from './jsonLd/toJsonLd.ts'
import { toNewsmlG2 } from './newsmlG2/toNewsmlG2.ts'
import { toNinjs } from './ninjs/toNinjs.ts'
import { liveItem } from './testing/newsItems.ts'

const [textForm, jsonForm] = WRITING_FORMS

const encoded = (text: string) => new TextEncoder().encode(text)

describe('articleFormats', () => {
  it('[A72] finds a form by its id and by a content type', () => {
    expect(ARTICLE_FORMATS.map(({ id }) => id)).toEqual(['text', 'json', 'ninjs', 'newsml-g2', 'jsonld'])
    expect(formatOfId('text')?.extension).toBe('txt')
    expect(formatOfId('nothing')).toBeNull()
    expect(formatOfMediaType('Text/Plain; charset=utf-8')?.id).toBe('text')
    expect(formatOfMediaType('application/json')?.id).toBe('json')
    expect(formatOfMediaType('application/ld+json')?.id).toBe('jsonld')
    expect(formatOfMediaType('image/png')).toBeNull()
  })

  it('[A72] imports and exports text', () => {
    const imported = textForm?.importArticle?.(encoded(seed))
    expect(imported).toMatchObject({ ok: true, warnings: [] })
    const back = imported?.ok ? textForm?.exportArticle(imported.article) : null
    expect(back).toEqual({ content: seed, warnings: [] })
    expect(textForm?.importArticle?.(Uint8Array.from([0xff, 0xd8, 0xff]))).toMatchObject({
      ok: false,
    })
  })

  it('[A72] [A125] writes news items; JSON-LD ends no script that it stands in', () => {
    const item = liveItem(article('</script><!--', lead('</script>')))
    const [ninjs, newsmlG2, jsonLd] = NEWS_FORMS.map(({ exportItem }) => exportItem(item))
    expect(JSON.parse(ninjs ?? '')).toEqual(toNinjs(item))
    expect(newsmlG2).toBe(toNewsmlG2(item))
    expect(JSON.parse(jsonLd ?? '')).toEqual(toJsonLd(item))
    expect(jsonLd).not.toContain('<')
  })

  it('[A72] imports what it exports as JSON, and says what is no JSON or no article', () => {
    const json = jsonForm
    expect(json?.importArticle?.(encoded('{'))).toMatchObject({
      ok: false,
      problems: [{ path: '', message: expect.stringContaining('not JSON') as string }],
    })
    expect(json?.importArticle?.(encoded('[]'))).toEqual({
      ok: false,
      problems: [{ path: '', message: 'Must be an object.' }],
    })
    expect(json?.importArticle?.(encoded('{"headline":"K","lead":{"text":"Satz."}}'))).toEqual({
      ok: true,
      article: article('K', lead('Satz.')),
      warnings: [],
    })
    fc.assert(
      fc.property(articleArbitrary, (whole) => {
        const content = json?.exportArticle(whole).content ?? ''
        expect(json?.importArticle?.(encoded(content))).toEqual({
          ok: true,
          article: normaliseArticle(whole),
          warnings: [],
        })
      }),
    )
  })
})
