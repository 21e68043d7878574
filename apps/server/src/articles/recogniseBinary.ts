const KNOWN: readonly (readonly [signature: readonly number[], name: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a picture (PNG)'],
  [[0xff, 0xd8, 0xff], 'a picture (JPEG)'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture (GIF)'],
  [[0x42, 0x4d], 'a picture (BMP)'],
  [[0x49, 0x49, 0x2a, 0x00], 'a picture (TIFF)'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'a picture (TIFF)'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF file'],
  [[0x50, 0x4b, 0x03, 0x04], 'a packed file (a ZIP archive or an Office document)'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document'],
  [[0x1f, 0x8b], 'a packed file (gzip)'],
  [[0xff, 0xfe], 'a text in UTF-16'],
  [[0xfe, 0xff], 'a text in UTF-16'],
]

/** Words by which a container says what it carries: at byte 0, then at byte `at`. */
const CONTAINERS: readonly (readonly [at: number, word: string, name: string])[] = [
  [8, 'WEBP', 'a picture (WebP)'],
  [4, 'ftypavif', 'a picture (AVIF)'],
  [4, 'ftyphei', 'a picture (HEIC)'],
  [4, 'ftyp', 'a video'],
]

/**
 * What the bytes are if they are something that is never an article: told from their beginning, never from a name. BMP's
 * two letters also begin words, so it counts only with bytes that no text has.
 */
export function recogniseBinary(bytes: Uint8Array): string | null {
  const beginning = bytes.subarray(0, 32)
  const hasControls = beginning.some((byte) => byte < 9)
  for (const [signature, name] of KNOWN) {
    if (!signature.every((byte, index) => beginning[index] === byte)) continue
    if (signature[0] === 0x42 && !hasControls) continue
    return name
  }
  const letters = String.fromCharCode(...beginning)
  for (const [at, word, name] of CONTAINERS) if (letters.startsWith(word, at)) return name
  return bytes.includes(0) ? 'a binary file' : null
}
