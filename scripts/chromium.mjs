import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { root, toolEnvironment } from './dependencies.mjs'

const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** A Chromium or Chrome that is already here: `STET_CHROMIUM`, else the usual places, else Playwright's download. */
export function findChromium() {
  const named = process.env['STET_CHROMIUM']
  if (named) {
    if (existsSync(named)) return named
    console.error(`STET_CHROMIUM names ${named}, but there is no such file.`)
    process.exit(1)
  }
  const installed = places.find((place) => existsSync(place) && starts(place))
  if (installed) return installed
  const { chromium } = createRequire(`${root}/package.json`)('playwright')
  const own = chromium.executablePath()
  return own && existsSync(own) && starts(own) ? own : null
}

/** A snap stub or a browser without its libraries exists and does not start. */
function starts(file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

function isDebian() {
  if (!existsSync('/etc/os-release')) return false
  return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** As root on Debian or Ubuntu; does nothing elsewhere, and nothing that has to work. */
function installPackage(name) {
  if (!isDebian() || process.getuid?.() !== 0) return
  console.log(`Installing the package ${name} …`)
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 300_000,
  }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', name], options)
}

/**
 * The Chromium that the tests run in: the one without windows of its own (the same engine, and tests take half as
 * long) where it is here or the distribution has it, else any. `STET_CHROMIUM` names another.
 */
export function ensureTestChromium() {
  if (process.env['STET_CHROMIUM']) return ensureChromium()
  if (!starts(HEADLESS_SHELL)) installPackage('chromium-headless-shell')
  return starts(HEADLESS_SHELL) ? HEADLESS_SHELL : ensureChromium()
}

/**
 * A Chromium with all that people have, installed if need be: one that is here, else Playwright's download, else, as root on
 * Debian or Ubuntu, the distribution's package. Ends the process with what to install when none works.
 */
export function ensureChromium() {
  const present = findChromium()
  if (present) return present
  console.log('No Chromium here; trying Playwright’s download …')
  spawnSync('playwright', ['install', 'chromium'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: toolEnvironment(),
    timeout: 300_000,
  })
  const downloaded = findChromium()
  if (downloaded) return downloaded
  console.log('That did not work.')
  installPackage('chromium')
  const packaged = findChromium()
  if (packaged) return packaged
  console.error(
    [
      'The tests need a Chromium, and none could be found or installed. Do one of these and start again:',
      '  - Debian: apt-get install chromium',
      '  - any system: npx playwright install --with-deps chromium',
      '  - name one that you have: STET_CHROMIUM=/path/to/chromium npm test',
    ].join('\n'),
  )
  return process.exit(1)
}
