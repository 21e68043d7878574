/**
 * What the built app runs where the code says React: Preact, through its React layer. One list for development, tests, the
 * build and measurements, so that what is tried is what people get. See `docs/decisions/0006-bytes.md`.
 */
export const reactAlias: readonly { readonly find: RegExp; readonly replacement: string }[] = [
  { find: /^react\/(jsx-(?:dev-)?runtime)$/, replacement: 'preact/$1' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(?:-dom)?$/, replacement: 'preact/compat' },
]
