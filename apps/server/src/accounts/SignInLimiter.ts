/** How often a sign-in may fail before the next must wait. */
interface SignInLimits {
  /** For one account from one address. */
  readonly perAccount: number
  /** For one address, whatever the account: high, because a whole newsroom may sit behind one. */
  readonly perAddress: number
  /** In milliseconds, counted from the first failure. */
  readonly window: number
}

const SIGN_IN_LIMITS: SignInLimits = { perAccount: 10, perAddress: 300, window: 15 * 60_000 }

/** How many accounts and addresses are remembered at most; the oldest are forgotten first. */
const MOST_REMEMBERED = 50_000

interface Count {
  failures: number
  readonly since: number
}

/**
 * Slows the guessing of passwords down. Only failures count, and somebody elsewhere cannot lock a person out: the narrow
 * limit is for account and address together.
 */
export interface SignInLimiter {
  /** Takes an attempt before it is checked, so that many at once count too: 0, or the seconds to wait. */
  begin(email: string, address: string): number
  /** The attempt that `begin` took was right. */
  succeeded(email: string, address: string): void
}

export function createSignInLimiter(now: () => number, limits: SignInLimits = SIGN_IN_LIMITS): SignInLimiter {
  const counts = new Map<string, Count>()

  function current(key: string): Count {
    const known = counts.get(key)
    if (known && now() - known.since < limits.window) return known
    counts.delete(key)
    const fresh = { failures: 0, since: now() }
    counts.set(key, fresh)
    if (counts.size > MOST_REMEMBERED) {
      const oldest = counts.keys().next()
      if (!oldest.done) counts.delete(oldest.value)
    }
    return fresh
  }

  return {
    begin(email, address) {
      const account = current(accountKey(email, address))
      const everybody = current(address)
      const full = [
        ...(account.failures >= limits.perAccount ? [account] : []),
        ...(everybody.failures >= limits.perAddress ? [everybody] : []),
      ]
      if (full.length > 0) {
        return Math.max(...full.map(({ since }) => Math.ceil((since + limits.window - now()) / 1000)))
      }
      account.failures += 1
      everybody.failures += 1
      return 0
    },
    succeeded(email, address) {
      counts.delete(accountKey(email, address))
      const everybody = current(address)
      everybody.failures = Math.max(0, everybody.failures - 1)
    },
  }
}

function accountKey(email: string, address: string): string {
  return `${address} ${email.trim().toLowerCase()}`
}
