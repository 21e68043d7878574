import { existsSync } from 'node:fs'
import { defineConfig, firefox, webkit } from '@playwright/test'

const ownServer = process.env['E2E_BASE_URL'] === undefined
const hasTrace = process.env['E2E_TRACE'] === '1'
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const executablePath = process.env['STET_CHROMIUM']
const others = [
  { name: 'firefox' as const, file: firefox.executablePath() },
  { name: 'webkit' as const, file: webkit.executablePath() },
].filter(({ file }) => file !== '' && existsSync(file))

console.log(`Browsers: ${['chromium', ...others.map(({ name }) => name)].join(', ')}`)

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Each has a server and browsers of its own, and waits for the network and for disks as much as it computes.
  workers: ownServer ? 2 : 1,
  fullyParallel: false,
  // Tests that end a server or fill its disk can only do that to a server of their own.
  ...(ownServer ? {} : { grepInvert: /@own-server/ }),
  reporter: 'list',
  // A trace of every step costs more than many a test: E2E_TRACE=1 asks for it. Pictures would cost more still.
  use: {
    trace: hasTrace ? { mode: 'retain-on-failure', screenshots: false } : 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags },
      },
    },
    // Input methods speak Chromium's own protocol.
    ...others.map(({ name }) => ({
      name,
      use: { browserName: name },
      grepInvert: ownServer ? /@chromium/ : /@chromium|@own-server/,
    })),
  ],
})
