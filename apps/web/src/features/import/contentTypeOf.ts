/**
 * Says what a file is for the server to decide about: by its ending where that is known, else what the browser says, else
 * bytes of some kind. Pasted text (`name` null) is text.
 */
export function contentTypeOf(name: string | null, browserType: string): string {
  if (name === null || /\.(txt|text)$/i.test(name)) return 'text/plain'
  if (/\.json$/i.test(name)) return 'application/json'
  const [type = ''] = browserType.split(';')
  return type === '' ? 'application/octet-stream' : type
}
