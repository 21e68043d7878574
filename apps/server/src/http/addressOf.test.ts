import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { addressOf } from './addressOf.ts'

const from = (remoteAddress: string | undefined, forwarded?: string) =>
  addressOf({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage)

it('is the address of the peer, or what a proxy on this machine says of it', () => {
  expect(from('203.0.113.7')).toBe('203.0.113.7')
  expect(from('127.0.0.1', '203.0.113.7')).toBe('203.0.113.7')
  expect(from('::1', '198.51.100.9, 203.0.113.7')).toBe('203.0.113.7')
})

it('is not what anybody else says', () => {
  expect(from('203.0.113.7', '198.51.100.9')).toBe('203.0.113.7')
  expect(from('127.0.0.1', '')).toBe('127.0.0.1')
})

it('is known also of a peer that is gone already', () => {
  expect(from(undefined)).toBe('gone')
  expect(from(undefined, '203.0.113.7')).toBe('gone')
})
