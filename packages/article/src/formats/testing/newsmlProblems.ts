import { validateXML } from 'xmllint-wasm'
import schema from './standards/NewsML-G2_2.35-spec-All-Power.xsd?raw'
import namespace from './standards/xml.xsd?raw'

/** What the official schema of NewsML-G2 2.35 finds wrong in any of these documents; [] where all are valid. */
export async function newsmlProblems(documents: readonly string[]): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `item${index}.xml`, contents })),
    schema: [{ fileName: 'newsml-g2.xsd', contents: schema }],
    preload: [{ fileName: 'xml.xsd', contents: namespace }],
  })
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage)
}
