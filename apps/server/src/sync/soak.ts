import { checkHonestEdits } from './testing/checkHonestEdits.ts'

/**
 * A long run of the property that the server refuses nothing that real editors write, to be started by hand:
 * `node apps/server/src/sync/soak.ts --suggestions 100000`. Prints what was done, with the seeds; the first failure is
 * shrunk, printed as what has to be done to see it again, and thrown.
 */
const at = process.argv.indexOf('--suggestions')
const wanted = at < 0 ? 100_000 : Number(process.argv[at + 1])
const { edits, suggestions, updates, seeds } = checkHonestEdits(wanted)
console.info(
  `${edits} honest edits, ${suggestions} of them suggesting, in ${updates} updates: none refused; seeds ${seeds.join(' ')}`,
)
