import type { Problem } from '../../validation/Problem.ts'

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** How files begin that are no text, and what they are. */
const SIGNATURES: readonly (readonly [name: string, start: readonly number[]])[] = [
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF picture', [0x49, 0x49, 0x2a, 0x00]],
  ['a TIFF picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['a picture or sound in RIFF format', [0x52, 0x49, 0x46, 0x46]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive or office document', [0x50, 0x4b, 0x03, 0x04]],
  ['an old office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
]

/** How much of a file is looked at for NUL bytes, which no text has. */
const LOOKED_AT = 65_536

const refused = (message: string): DecodedText => ({ ok: false, problems: [{ path: '', message }] })

/**
 * The bytes of a file as text: strict UTF-8, a byte order mark cut off. Empty files, pictures and other binary files,
 * and text in another encoding are problems that say what they are.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) return refused('The file is empty.')
  const signature = SIGNATURES.find(([, start]) => start.every((byte, at) => bytes[at] === byte))
  if (signature) return refused(`The file is not plain text in UTF-8: it looks like ${signature[0]}.`)
  if (bytes.subarray(0, LOOKED_AT).includes(0)) return refused('The file is not text: it has binary content.')
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return refused('The file is not plain text in UTF-8. Save it as UTF-8 and import it again.')
  }
}
