/** Everything about a fault that helps to find it: where it was, in which browser, what and from where. No article text. */
export function describeError(error: unknown, address: string, browser: string): string {
  const what = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
  return [address, browser, what].join('\n')
}
