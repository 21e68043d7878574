import { articleSchema } from '@stet/article'
import type { Transaction } from '@tiptap/pm/state'
import { pick } from './pick.ts'

/** Steps that no command makes. */
export function rawSteps(tr: Transaction, one: number, other: number, n: number): void {
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  const { nodes, marks } = articleSchema
  switch (n % 11) {
    case 0:
      tr.split(one)
      break
    case 1:
      tr.split(one, 2)
      break
    case 2:
      tr.join(tr.doc.resolve(one).before())
      break
    case 3:
      tr.setNodeMarkup(
        tr.doc.resolve(one).before(),
        pick([nodes['quote']!, nodes['sectionHeading']!, nodes['bulletItem']!], n),
      )
      break
    case 4:
      tr.addMark(
        from,
        to,
        pick(
          [
            marks['bold']!.create(),
            marks['italic']!.create(),
            marks['link']!.create({ href: 'https://example.org/' }),
          ],
          n,
        ),
      )
      break
    case 5:
      tr.removeMark(from, to, pick([marks['bold']!, marks['link']!], n))
      break
    case 6:
      tr.insert(tr.doc.resolve(one).before(), nodes['paragraph']!.create(null, articleSchema.text('neu')))
      break
    case 7:
      tr.delete(tr.doc.resolve(one).before(), tr.doc.resolve(one).after())
      break
    case 8:
      tr.insertText('eins', one).insertText('zwei', tr.mapping.map(other))
      break
    case 9:
      tr.delete(from, Math.min(to, from + 1))
      break
    default:
      tr.insertText('o', one)
        .addMark(one, one + 1, marks['bold']!.create())
        .insertText('\n', one)
  }
}
