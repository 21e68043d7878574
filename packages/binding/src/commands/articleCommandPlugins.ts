import { keymap } from '@tiptap/pm/keymap'
import type { Schema } from '@tiptap/pm/model'
import type { Plugin } from '@tiptap/pm/state'
import { articleKeymap } from './articleKeymap.ts'
import type { ArticleKeymapOptions } from './articleKeymap.ts'
import { clipboard } from './clipboard/clipboard.ts'
import type { PasteLimit } from './clipboard/PasteLimit.ts'
import { fieldGuard } from './fieldGuard.ts'
import { tabRelease } from './tabRelease.ts'
import { typography } from './typography/typography.ts'

export interface ArticleCommandOptions extends ArticleKeymapOptions {
  /** The schema of the editor: `articleSchema`, or the equal one that an editor made of `articleExtensions`. */
  readonly schema: Schema
  /** The language tag of the article at this moment, for typographic quotes. */
  readonly language: () => string
  /** A paste or drop would break a limit; nothing was changed. */
  readonly onPasteRefused?: (limit: PasteLimit) => void
}

/**
 * Everything that a person does to an article with keys, clipboard and mouse, as plugins in the order in which they
 * must be asked. They go before any other plugin that handles keys or text, and need no other keymap.
 */
export function articleCommandPlugins(options: ArticleCommandOptions): readonly Plugin[] {
  return [
    keymap(articleKeymap(options)),
    tabRelease(),
    fieldGuard(options),
    typography(options.language),
    clipboard(options.schema, options.onPasteRefused),
  ]
}
