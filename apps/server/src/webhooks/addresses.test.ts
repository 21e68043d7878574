import { createServer } from 'node:http'
import type { lookup } from 'node:dns'
import { isIP, type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { isNetwork, OpenNetworks } from './OpenNetworks.ts'
import { openLookup } from './openLookup.ts'
import { postMessage } from './postMessage.ts'
import { signMessage, writeSecret } from './signMessage.ts'
import { termsProblems } from './termsProblems.ts'
import { urlProblem } from './urlProblem.ts'

const internet = new OpenNetworks([])
const here = new OpenNetworks(['127.0.0.0/8', 'fd00:1::/32'])

describe('[H9] a message goes', () => {
  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    'cms.example',
    '',
  ])('not to %s', (address) => expect(internet.has(address)).toBe(false))

  it.each(['1.1.1.1', '172.32.0.1', '192.167.255.255', '223.255.255.255', '2606:4700::1111'])(
    'to %s',
    (address) => expect(internet.has(address)).toBe(true),
  )

  it('to a network that the installation opens, and to no other', () => {
    expect(['127.0.0.1', '127.9.9.9', '::ffff:127.0.0.1', 'fd00:1::7'].map((each) => here.has(each))).toEqual(
      [true, true, true, true],
    )
    expect(['10.0.0.1', '::1', 'fd00:2::7'].map((each) => here.has(each))).toEqual([false, false, false])
    expect(
      ['10.0.0.0/8', 'fd00::/8', '10.0.0.0/33', '10.0.0.0', 'a/8', '10.0.0.0/8/8'].map(isNetwork),
    ).toEqual([true, true, false, false, false, false])
  })
})

describe('[H9] an address of a receiver', () => {
  it.each([
    ['https://cms.example/stet', null],
    ['https://cms.example:8443/stet?key=7', null],
    ['http://cms.example/stet', 'must begin with https://'],
    ['ftp://cms.example/', 'must begin with https://'],
    ['cms.example', 'must be an address like https://cms.example/stet'],
    ['https://name:word@cms.example/', 'must not hold a name or a password'],
    ['https://10.0.0.1/', 'is in a network that messages may not go to'],
    ['https://0x7f.1/', 'is in a network that messages may not go to'],
    ['https://2130706433/', 'is in a network that messages may not go to'],
    ['https://[::ffff:127.0.0.1]/', 'is in a network that messages may not go to'],
    ['https://[fd00::1]/', 'is in a network that messages may not go to'],
    ['http://127.0.0.1:8080/', 'is in a network that messages may not go to'],
    ['http://localhost:8080/', 'is in a network that messages may not go to'],
  ])('%s', (url, problem) => expect(urlProblem(url, internet)).toBe(problem))

  it('may be this machine, in the clear too, where that is opened', () => {
    expect(urlProblem('http://127.0.0.1:8080/', here)).toBeNull()
    expect(urlProblem('http://[::1]:8080/', here)).not.toBeNull()
    expect(urlProblem('http://127.0.0.2:8080/', here)).toBe('must begin with https://')
  })

  it('wants to hear of the end where it is told early', () => {
    const terms = { url: 'https://cms.example/', desk: null, isActive: true }
    const early = {
      ...terms,
      policy: 'deliver-marked',
      events: ['article.published', 'article.killed'],
    } as const
    expect(termsProblems(early, internet).map(({ path }) => path)).toEqual(['events'])
    expect(termsProblems({ ...early, events: [...early.events, 'article.withdrawn'] }, internet)).toEqual([])
    expect(termsProblems({ ...early, policy: 'hold' }, internet)).toEqual([])
  })
})

const posting = (url: string, networks = internet) =>
  postMessage({
    url,
    body: '{}',
    headers: {},
    networks,
    within: 2_000,
    signal: new AbortController().signal,
  })

describe('[H9] whatever a name stands for', () => {
  it('is looked at before anything is connected to', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    for (const name of ['localhost', '127.0.0.1'])
      expect(await posting(`https://${name}:${port}/`)).toEqual({ status: null, problem: 'address-refused' })
    expect(asked).toBe(0)
    expect(await posting(`http://127.0.0.1:${port}/`, here)).toEqual({ status: 200, problem: null })
    expect(asked).toBe(1)
    server.close()
  })

  // What a name server says, and what is connected to.
  it.each([
    [['1.1.1.1', '2606:4700::1111'], '1.1.1.1'],
    [['127.0.0.1'], 'address-refused'],
    [['1.1.1.1', '10.0.0.1'], 'address-refused'],
    [[], 'address-refused'],
  ])('%j leads to %s', async (addresses, expected) => {
    const resolve = ((_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      )) as unknown as typeof lookup
    for (const all of [true, false]) {
      const got = await new Promise((settle) =>
        openLookup(internet, resolve)('cms.example', { all }, (error, found) =>
          settle(error?.code ?? (typeof found === 'string' ? found : found[0]?.address)),
        ),
      )
      expect(got).toBe(expected)
    }
  })
})

describe('[H5] a signature', () => {
  const secrets = { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', former: null }

  it('is what Standard Webhooks has as its example', () => {
    const signed = signMessage(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      '{"test": 2432232314}',
      secrets,
      1_614_265_330_999,
    )
    expect(signed).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  it('is beside one with the secret before, up to its last moment', () => {
    const former = { secret: writeSecret(new Uint8Array(32)), until: 1_000 }
    const count = (now: number) =>
      signMessage('m', '', { ...secrets, former }, now)['webhook-signature']?.split(' ').length
    expect([count(999), count(1_000)]).toEqual([2, 1])
  })
})
