/** The same keys, any words. */
export type MessageShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : MessageShape<T[K]> }

/**
 * The words of one feature in every language of the interface, as its `messages.ts` exports them.
 *
 * German is the reference; a key that English lacks, or has too much, does not compile. Plurals are `key_one` and
 * `key_other`, both languages have the same forms.
 */
export function defineMessages<De extends object>(messages: {
  de: De
  en: MessageShape<De>
}): {
  readonly de: De
  readonly en: MessageShape<De>
} {
  return messages
}
