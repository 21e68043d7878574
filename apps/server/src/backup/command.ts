import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp } from './backUp.ts'
import { checkAgainst } from './checkAgainst.ts'
import { readManifest } from './Manifest.ts'
import { differingFiles } from './readBackup.ts'
import { restore } from './restore.ts'
import { problemLine, verifyStore } from './verifyStore.ts'

/**
 * The commands of an operator: `command.ts backup|restore|verify-store [FOLDER] --data FOLDER`, the last also with
 * `--against BACKUP`. Ends with 1 where something is wrong.
 */
const tell = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)
const now = Date.now

interface Places {
  readonly dataDir: string
  /** An earlier backup that the records must go on from. */
  readonly against: string | null
}

const COMMANDS: Readonly<Record<string, (folder: string | null, places: Places) => Promise<boolean>>> = {
  async backup(folder, { dataDir }) {
    if (folder === null) return usage('npm run backup -- FOLDER')
    const result = await backUp({ dataDir, folder, now, tell })
    if (!result.ok) return refuse('No backup was made', result.problems)
    tell(`Backup of ${result.articles} articles in ${folder}: each reads in the copy as in the original.`)
    const damaged = result.damaged.map(problemLine)
    return damaged.length === 0 || refuse('This was damaged before, and is in it as it is', damaged)
  },

  async restore(folder, { dataDir }) {
    if (folder === null) return usage('npm run restore -- BACKUP')
    const result = await restore({ folder, dataDir, now, tell })
    if (result.kind === 'refused') return refuse('Not restored; nothing was touched', result.problems)
    const { report, keptIn, notes } = result
    tell(`Restored to ${dataDir}: ${report.equal} articles are what the backup holds, by their hashes.`)
    if (report.writtenSince > 0)
      tell(`${report.writtenSince} more hold all of it, and what was written since.`)
    if (keptIn !== null) tell(`What was there before is in ${keptIn}; remove it when you need it no longer.`)
    for (const note of notes) complain(note)
    return report.problems.length === 0 || refuse('These are not as they should be', report.problems)
  },

  async 'verify-store'(folder, { dataDir, against }) {
    const place = folder ?? dataDir
    const read = await readManifest(place)
    if (!read.ok && read.reason === 'refused') return refuse(place, [read.problem])
    tell(`Reading ${place}`)
    const differing = read.ok ? await differingFiles(place, read.manifest) : []
    const { articles, problems } = await verifyStore(place, read.ok ? read.manifest : null, tell)
    const strayed = against === null ? [] : await checkAgainst(place, against)
    const lines = [...differing, ...problems.map(problemLine), ...strayed]
    tell(`${articles} articles, ${lines.length} ${lines.length === 1 ? 'problem' : 'problems'}.`)
    return lines.length === 0 || refuse('Wrong', lines)
  },
}

function refuse(what: string, problems: readonly string[]): false {
  complain(`${what}:`)
  for (const problem of problems) complain(`  ${problem}`)
  return false
}

function usage(line: string): false {
  complain(`${line} [--data FOLDER]`)
  return false
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, against: { type: 'string' } },
})
const [name = '', folder, ...rest] = positionals
const run = COMMANDS[name]
// Nobody else on the machine reads what is written here.
process.umask(0o077)
const isWell =
  run !== undefined && values.data !== undefined && rest.length === 0
    ? await run(folder === undefined ? null : resolve(folder), {
        dataDir: resolve(values.data),
        against: values.against === undefined ? null : resolve(values.against),
      })
    : usage(`command.ts ${Object.keys(COMMANDS).join('|')} [FOLDER]`)
process.exitCode = isWell ? 0 : 1
