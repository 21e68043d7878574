const MAX_NAME = 60

/** A name as it is shown in paths and messages: cut when it is very long. */
export function shownName(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name
}

/** The path of a field: `.name`, or `["odd name"]` where the name is no identifier. */
export function fieldPath(parent: string, name: string): string {
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return `${parent}[${JSON.stringify(shownName(name))}]`
  return parent === '' ? shownName(name) : `${parent}.${shownName(name)}`
}

/** The path of an item of a list. */
export function itemPath(parent: string, index: number): string {
  return `${parent}[${index}]`
}
