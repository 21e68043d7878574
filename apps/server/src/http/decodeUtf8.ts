const decoder = new TextDecoder('utf-8', { fatal: true })

/** The text, without a byte order mark, or where the first byte that is not UTF-8 stands. */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly at: number } {
  try {
    return { ok: true, text: decoder.decode(bytes) }
  } catch {
    return { ok: false, at: firstWrongByte(bytes) }
  }
}

/** The longest prefix that decodes (its last character may be cut off) ends where the first wrong character begins. */
function firstWrongByte(bytes: Uint8Array): number {
  let right = 0
  let wrong = bytes.length
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1
    if (isPrefix(bytes.subarray(0, middle))) right = middle
    else wrong = middle
  }
  return right
}

function isPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
