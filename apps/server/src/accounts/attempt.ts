import { HttpProblem } from '../http/HttpProblem.ts'
import type { SignInLimiter } from './SignInLimiter.ts'

/** Somebody who shows a password or a code, and from where. */
interface Attempt {
  readonly account: string
  readonly address: string
}

/**
 * Lets somebody try a password or a code, as long as they have not failed too often. What `check` gives is right; null is a
 * failure, and refused in these words.
 */
export async function attempt<T>(
  limiter: SignInLimiter,
  { account, address }: Attempt,
  refusal: string,
  check: () => Promise<T | null>,
): Promise<T> {
  const wait = limiter.begin(account, address)
  if (wait > 0) {
    throw new HttpProblem('too-many-requests', 'Too many failed sign-ins. Try again later.', [], {
      'retry-after': String(wait),
    })
  }
  const right = await check()
  if (right === null) throw new HttpProblem('wrong-credentials', refusal)
  limiter.succeeded(account, address)
  return right
}
