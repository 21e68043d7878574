import { fileURLToPath } from 'node:url'
import path from 'node:path'
import type { Launch } from '../processes/BenchProcess.ts'

/** The servers that are compared. `raw` is what the others are measured against. */
export const CONTESTANTS = ['raw', 'y-websocket', 'hocuspocus', 'stet'] as const
export type Contestant = (typeof CONTESTANTS)[number]

/** Where a server listens and what it finds. */
export interface Place {
  readonly port: number
  /** Of files that documents begin as. */
  readonly documents: string
  /** Stet's data folder. */
  readonly data: string
}

const own = (file: string) => path.join(import.meta.dirname, file)

/** How each server is started, as its users would start it. */
const LAUNCHES: Readonly<Record<Contestant, (place: Place) => Launch>> = {
  raw: () => ({ file: own('rawServer.ts') }),
  'y-websocket': () => ({
    file: fileURLToPath(new URL('src/server.js', import.meta.resolve('@y/websocket-server/package.json'))),
    environment: { HOST: '127.0.0.1' },
  }),
  hocuspocus: ({ documents }) => ({
    file: own('hocuspocusServer.ts'),
    environment: { DOCUMENTS: documents },
  }),
  stet: ({ data }) => ({
    file: own('../../../apps/server/src/main.ts'),
    environment: { HOST: '127.0.0.1', STET_DATA_DIR: data, STET_DEMO: '1', LOG_LEVEL: 'warn' },
  }),
}

export function launchOf(contestant: Contestant, place: Place): Launch {
  const { environment, ...launch } = LAUNCHES[contestant](place)
  return { ...launch, environment: { ...environment, PORT: String(place.port), NODE_ENV: 'production' } }
}
