import path from 'node:path'

/** The checkout's folder. */
export const root = path.dirname(import.meta.dirname)

/** Node 24, as the set-up brought it. */
export const node24 = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)
