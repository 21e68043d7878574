import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const SUFFIX = '?raw'

// Tests are run by Node itself; what ends in ?raw is the text of a file for it, as it is for Vite.
registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith(SUFFIX)) return nextLoad(url, context)
    const text = readFileSync(new URL(url.slice(0, -SUFFIX.length)), 'utf8')
    return { format: 'module', source: `export default ${JSON.stringify(text)}`, shortCircuit: true }
  },
})
