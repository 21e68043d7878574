import type { Anchor, CharacterId, IdRange } from './ids.ts'

/**
 * Limits of stored values. A value beyond one is broken and reads as nothing; writers stay below, the server refuses
 * the rest.
 */
export const LIMITS = {
  /** Ranges in one deletion span or pairs in one origins entry; more are written as several entries. */
  ranges: 20_000,
  /** UTF-16 units of a link's address. */
  link: 2_000,
  /** UTF-16 units of a marker's or span's kind. */
  kind: 64,
  /** UTF-16 units of a key in `spans` and `origins`. */
  key: 64,
  /** Nested objects and lists in a marker. */
  markerDepth: 8,
  /** Values (at any depth) in a marker. */
  markerSize: 200,
  /** The highest Lamport number. */
  n: 2 ** 48,
} as const

/** An own, enumerable property of a plain value, or undefined: what is inherited from a prototype is never read. */
export function own(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}

/** An object that is not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)
}

/** A clientID or clock. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** A Lamport number. */
export function isLamport(value: unknown): value is number {
  return isCount(value) && value <= LIMITS.n
}

export function isCharacterId(value: unknown): value is CharacterId {
  return Array.isArray(value) && value.length === 2 && isCount(value[0]) && isCount(value[1])
}

export function isAnchor(value: unknown): value is Anchor {
  if (!Array.isArray(value) || value.length !== 3) return false
  return isCount(value[0]) && isCount(value[1]) && (value[2] === 0 || value[2] === 1)
}

/** `[client, clock, length]` with at least one character. */
export function isIdRange(value: unknown): value is IdRange {
  return Array.isArray(value) && value.length === 3 && isStretch(value[0], value[1], value[2])
}

/** True if `length` > 0 characters of that client can exist from that clock on. */
export function isStretch(client: unknown, clock: unknown, length: unknown): boolean {
  return isCount(client) && isCount(clock) && isCount(length) && length > 0 && isCount(clock + length)
}

/** The number that a decimal string is written of, canonically ("7", never "07" or "7.0"); else undefined. */
export function parseCount(text: string): number | undefined {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return undefined
  const count = Number(text)
  return isCount(count) ? count : undefined
}
