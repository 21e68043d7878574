import { expect, it } from 'vitest'
import { LIMITS } from './untrusted.ts'
import { safeLink } from './safeLink.ts'

it.each([
  'http://a.example',
  'https://a.example/weg?q=1#dort',
  'HTTPS://a.example',
  'mailto:red@desk.example',
  'tel:+49301',
  '  https://a.example/  ',
])('takes %j, without the white space around it', (address) => {
  expect(safeLink(address)).toBe(address.trim())
})

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript\u200b:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://a.example/1',
  'file:///etc/passwd',
  'about:blank',
  'view-source:https://a.example',
  'ws://a.example',
  '//a.example',
  '/api/auth/sign-out',
  '#dort',
  '?q',
  'https:a.example',
  'https:///a.example',
  'https://a.example/\u202e',
  'https://a.example/a b',
  'mailto:',
  'tel:abc',
  '',
  `https://a.example/${'x'.repeat(LIMITS.link)}`,
  7,
  null,
  undefined,
  ['https://a.example'],
  { toString: () => 'https://a.example' },
])('makes no link of %j', (address) => {
  expect(safeLink(address)).toBeNull()
})
