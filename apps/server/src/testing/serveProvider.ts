import { createInterface } from 'node:readline'
import { LoopbackProvider } from './LoopbackProvider.ts'

/**
 * A process with a provider of OpenID Connect: `serveProvider.ts <port> <where browsers are sent back to>` says when it
 * listens. Each line that it reads is JSON: who signs in there from now on, `{"subject", "claims"}`; it answers each with one.
 */
const [, , port = '', redirectUri = ''] = process.argv
const provider = await LoopbackProvider.open(redirectUri, Number(port))
process.stdout.write('listening\n')
for await (const line of createInterface({ input: process.stdin })) {
  const { subject, claims } = JSON.parse(line) as { subject: string | null; claims?: object }
  provider.expect(subject, claims)
  process.stdout.write('expected\n')
}
await provider.close()
