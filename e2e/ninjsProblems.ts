import { readFileSync } from 'node:fs'
import path from 'node:path'
import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'

const folder = path.join(import.meta.dirname, '../packages/article/src/formats/testing/standards')
const load = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object

// The official schema does not compile in strict mode.
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }))
ajv.addSchema(load('GeoJSON-schema.json'))
const isValid = ajv.compile(load('ninjs-schema_3.1.json'))

/** What the official schema of ninjs 3.1 finds wrong; [] of a valid item. */
export function ninjsProblems(item: unknown): readonly string[] {
  if (isValid(item)) return []
  return (isValid.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`)
}
