import type { ProblemError } from '@stet/protocol'
import type { WebhookTerms } from '../storage/StoredWebhook.ts'
import type { OpenNetworks } from './OpenNetworks.ts'
import { urlProblem } from './urlProblem.ts'

/** What is wrong with what somebody wants of a receiver, field by field; none: nothing. */
export function termsProblems(
  { url, events, policy }: WebhookTerms,
  networks: OpenNetworks,
): readonly ProblemError[] {
  const wrong = urlProblem(url, networks)
  const hears = events.includes('article.withdrawn') && events.includes('article.killed')
  return [
    ...(wrong === null ? [] : [{ path: 'url', message: wrong }]),
    // Whoever has a text before it is out has to hear that it will not be.
    ...(policy === 'deliver-marked' && !hears
      ? [{ path: 'events', message: 'must hold article.withdrawn and article.killed where it is told early' }]
      : []),
  ]
}
