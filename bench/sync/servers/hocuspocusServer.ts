import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'

/** Hocuspocus as it comes, without persistence; documents begin as the file that their name begins with. */
const folder = process.env['DOCUMENTS'] ?? ''

const server = new Server({
  port: Number(process.env['PORT']),
  address: '127.0.0.1',
  quiet: true,
  async onLoadDocument({ documentName, document }) {
    const [kind] = documentName.split('-')
    Y.applyUpdate(document, await readFile(path.join(folder, `${kind}.bin`)))
    return document
  },
})

await server.listen()
