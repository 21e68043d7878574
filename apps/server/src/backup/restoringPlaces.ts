import { join } from 'node:path'

/** Where in a data folder a restore does its work; `folder` is there only while there is one. */
export interface RestoringPlaces {
  readonly folder: string
  /** The files of the backup, made ready to take the place of those in the data folder. */
  readonly staged: string
  /** There from the moment on from which the files are exchanged, until all are. */
  readonly exchange: string
  /** What the command asks of the server that runs on the data folder. */
  readonly request: string
  /** The same, once the server has begun with it. */
  readonly taken: string
  /** What became of it. */
  readonly outcome: string
}

export function restoringPlaces(dataDir: string): RestoringPlaces {
  const folder = join(dataDir, 'restoring')
  return {
    folder,
    staged: join(folder, 'new'),
    exchange: join(folder, 'exchange.json'),
    request: join(folder, 'request.json'),
    taken: join(folder, 'taken.json'),
    outcome: join(folder, 'outcome.json'),
  }
}
