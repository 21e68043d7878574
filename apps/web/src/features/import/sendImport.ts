import { importAnswerSchema } from '@stet/protocol'
import { request } from '../../api/request.ts'
import { contentTypeOf } from './contentTypeOf.ts'
import { IMPORT_LIMIT, type ImportProgress, type ImportSource } from './ImportJob.ts'
import { refusalOf } from './refusalOf.ts'

/** The longest file name that the server takes, in characters. */
const LONGEST_NAME = 255

/** Brings one source in and says how it ended; never rejects. */
export async function sendImport(source: ImportSource): Promise<ImportProgress> {
  const { name, content } = source
  if (content.size > IMPORT_LIMIT) {
    return { status: 'refused', refusal: { kind: 'tooLarge', bytes: content.size } }
  }
  // Read first: a folder or a file that has gone cannot be, and would look like a broken line.
  const bytes = await content.arrayBuffer().catch(() => null)
  if (!bytes) return { status: 'refused', refusal: { kind: 'unreadable' } }
  try {
    const { id, warnings } = await request('/api/articles/import', importAnswerSchema, {
      method: 'POST',
      query: { filename: name?.slice(0, LONGEST_NAME) },
      // Without a type of its own, which would win over ours.
      body: new Blob([bytes]),
      contentType: contentTypeOf(name, content.type),
    })
    return { status: 'done', articleId: id, warnings }
  } catch (error) {
    return { status: 'refused', refusal: refusalOf(error, content.size) }
  }
}
