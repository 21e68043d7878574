import type { Transporter } from 'nodemailer'
import type { Mail } from './composeMail.ts'
import type { MailSettings } from './MailSettings.ts'

/**
 * `refused`: the server never takes this mail. `notYet`: it may take this one another time. `away`: it takes no mail of ours now.
 * `reason` names no address.
 */
type SendResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly what: 'refused' | 'notYet' | 'away'; readonly reason: string }

/** The server that sends our mail. */
export interface Smtp {
  /** Resolves when the server has taken the mail, or says why not. */
  send(mail: Mail, signal: AbortSignal): Promise<SendResult>
}

/** Milliseconds. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }

/** Answers from here on are meant for ever. */
const FOR_EVER = 500
/** What was asked when an answer is about this mail, not about us. */
const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA'])

/** Connects for each mail; a name and a password go over an encrypted line only, unless the server is on this machine. */
export function openSmtp({ smtpUrl, from }: MailSettings): Smtp {
  const { username, hostname } = new URL(smtpUrl)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const settings = {
    ...PATIENCE,
    requireTLS: username !== '' && !isHere,
    disableFileAccess: true,
    disableUrlAccess: true,
    url: smtpUrl,
  }
  // Nothing that a start has to wait for.
  let opening: Promise<Transporter> | null = null
  const open = () =>
    (opening ??= import('nodemailer').then(({ createTransport }) => createTransport(settings)))
  return {
    async send({ to, subject, text, html, messageId, thread }, signal) {
      try {
        const transport = await open()
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          html,
          messageId,
          references: thread,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          signal,
        })
        return { ok: true }
      } catch (error) {
        return readFailure(error)
      }
    },
  }
}

function readFailure(error: unknown): SendResult {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number }
  const isAboutIt = responseCode !== undefined && ABOUT_THE_MAIL.has(command ?? '')
  const reason = [code ?? 'unknown', command, responseCode].filter((part) => part !== undefined).join(' ')
  const what = isAboutIt ? (responseCode >= FOR_EVER ? 'refused' : 'notYet') : 'away'
  return { ok: false, what, reason }
}
