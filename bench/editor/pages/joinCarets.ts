import { ArticleBinding } from '@stet/binding'
import type { Schema } from '@tiptap/pm/model'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { BenchData } from '../BenchData.ts'
import { blockStart } from './blockStart.ts'
import { joinPeople } from './joinPeople.ts'

/** Everybody comes into the article, their carets named as Stet names them. */
export function joinCarets(awareness: Awareness, { people }: BenchData, doc: Y.Doc, schema: Schema): void {
  const binding = new ArticleBinding({
    doc,
    user: 'nobody',
    clientIds: { edit: 1, suggest: 3 },
    mode: 'view',
    schema,
    now: () => 0,
  })
  joinPeople(awareness, people, ({ id, name, color, block, offset }) => {
    const at = binding.anchorAt(blockStart(binding.document, block) + offset)
    return { user: { id, name, color }, cursor: { anchor: at, head: at } }
  })
  binding.destroy()
}
