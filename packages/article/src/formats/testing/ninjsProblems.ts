import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import geoJson from './standards/GeoJSON-schema.json?raw'
import schema from './standards/ninjs-schema_3.1.json?raw'

// The official schema does not compile in strict mode.
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }))
ajv.addSchema(JSON.parse(geoJson) as object)
const isValid = ajv.compile(JSON.parse(schema) as object)

/** What the official schema of ninjs 3.1 finds wrong; [] of a valid item. */
export function ninjsProblems(item: unknown): readonly string[] {
  if (isValid(item)) return []
  return (isValid.errors ?? []).map(
    ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}
