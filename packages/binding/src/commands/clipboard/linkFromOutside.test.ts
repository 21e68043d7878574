import { describe, expect, it } from 'vitest'
import { linkFromOutside } from './linkFromOutside.ts'

describe('linkFromOutside', () => {
  it.each<[string, string | null]>([
    ['https://a.example/x?id=1#top', 'https://a.example/x?id=1#top'],
    ['https://a.example/x?utm_source=n&id=1&utm_medium=m', 'https://a.example/x?id=1'],
    ['https://a.example/x?fbclid=abc#top', 'https://a.example/x#top'],
    ['https://a.example/x?q=a%20b&gclid=1', 'https://a.example/x?q=a%20b'],
    ['https://a.example/x?Q=utm_source', 'https://a.example/x?Q=utm_source'],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fb%3Fc%3D1&data=05%7Canna%40b.example',
      'https://a.example/b?c=1',
    ],
    ['https://www.google.com/url?q=https://a.example/b&sa=D', 'https://a.example/b'],
    ['https://www.google.de/url?url=https%3A%2F%2Fa.example%2F%3Futm_id%3D1', 'https://a.example/'],
    ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
    [
      'https://www.google.com/search?q=https://a.example',
      'https://www.google.com/search?q=https://a.example',
    ],
    ['mailto:a@b.example?subject=utm_source=1', 'mailto:a@b.example?subject=utm_source=1'],
    ['javascript:alert(1)', null],
    ['#top', null],
    ['file:///C:/a', null],
    ['https://[', 'https://['],
  ])('%s', (address, expected) => {
    expect(linkFromOutside(address)).toBe(expected)
  })
  it('is nothing for none', () => {
    expect(linkFromOutside(null)).toBeNull()
  })
})
