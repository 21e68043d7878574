/** A mail as its reader sees it. */
export interface ReadMail {
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
  readonly html: string
}

/** Decodes a mail as it went over the wire: headers, and its two forms. */
export function readMail(raw: string): ReadMail {
  const { headers, body } = part(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  if (boundary === undefined) throw new Error('not a mail in two forms')
  const forms = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((form) => part(form.replace(/^\r\n/, '')))
  const of = (type: string) => forms.find((form) => form.headers.get('content-type')?.startsWith(type))
  return {
    headers: new Map([...headers].map(([name, value]) => [name, decodedWords(value)])),
    text: decodedBody(of('text/plain')),
    html: decodedBody(of('text/html')),
  }
}

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

function part(raw: string): Part {
  const border = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, border)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return { headers: new Map(headers), body: raw.slice(border + 4) }
}

function decodedBody(form: Part | undefined): string {
  if (!form) return ''
  const encoding = form.headers.get('content-transfer-encoding')
  if (encoding === 'base64') return Buffer.from(form.body, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? unquoted(form.body.replaceAll('=\r\n', '')) : form.body
}

function decodedWords(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_word, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : unquoted(text.replaceAll('_', ' ')),
    )
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_sign, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
