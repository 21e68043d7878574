/** What stands for `{{name}}` in a message; `count` also chooses between singular and plural. */
export type MessageValues = Readonly<Record<string, string | number>>

/**
 * Finds a message by its path (`signIn.title`) among a feature's words and puts the values in. With a `count`, `path_one`
 * or `path_other` is taken where there is one, as the plural rules of `language` say. Null where there is no such message;
 * a name without a value stays as it is.
 */
export function findMessage(
  words: object,
  path: string,
  values: MessageValues,
  language: string,
): string | null {
  const { count } = values
  const found =
    (typeof count === 'number' ? at(words, `${path}_${pluralOf(count, language)}`) : undefined) ??
    at(words, path)
  if (typeof found !== 'string') return null
  return found.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole))
}

function at(words: object, path: string): unknown {
  return path.split('.').reduce<unknown>((place, name) => {
    return typeof place === 'object' && place !== null && Object.hasOwn(place, name)
      ? (place as Readonly<Record<string, unknown>>)[name]
      : undefined
  }, words)
}

const rules = new Map<string, Intl.PluralRules>()

function pluralOf(count: number, language: string): Intl.LDMLPluralRule {
  const known = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, known)
  return known.select(count)
}
