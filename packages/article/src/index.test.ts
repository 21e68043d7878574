import { describe, expect, it } from 'vitest'
import * as door from './index.ts'

describe('the door of packages/article', () => {
  it('[A80] opens without a DOM, to everything that its neighbours build on', () => {
    expect('document' in globalThis || 'window' in globalThis).toBe(false)
    expect(door).toMatchObject(
      Object.fromEntries(
        [
          'Attribution',
          'articleExtensions',
          'articleSchema',
          'counts',
          'createDocument',
          'emptyArticle',
          'formatText',
          'markerOf',
          'nodeForMarker',
          'parseText',
          'read',
          'toArticleJson',
          'toProseMirror',
          'validateArticle',
        ].map((name) => [name, expect.anything() as unknown]),
      ),
    )
  })
})
