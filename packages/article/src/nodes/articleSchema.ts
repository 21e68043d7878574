import { getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { articleExtensions } from './articleExtensions.ts'

/** The ProseMirror schema of an article, made without a DOM. An editor with `articleExtensions` has an equal one. */
export const articleSchema: Schema = getSchema([...articleExtensions])
