import { type Browser, chromium } from 'playwright'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium that `STET_CHROMIUM` names, else Playwright's. */
export function startChromium(): Promise<Browser> {
  const executablePath = process.env['STET_CHROMIUM']
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: FLAGS })
}
