import type { MailAddress, MailSettings } from './MailSettings.ts'

interface Variables {
  readonly STET_SMTP_URL?: string | undefined
  readonly STET_MAIL_FROM?: string | undefined
  readonly STET_PUBLIC_URL?: string | undefined
}

interface Problem {
  readonly variable: string
  readonly message: string
}

/** How mail is sent, from what the environment says; null without a server for it; or what cannot be used. Pure. */
export function mailIn({
  STET_SMTP_URL: smtpUrl,
  STET_MAIL_FROM: from,
  STET_PUBLIC_URL: publicUrl,
}: Variables): MailSettings | Problem | null {
  if (smtpUrl === undefined) return null
  if (!isUrlOf(smtpUrl, ['smtp:', 'smtps:'])) {
    return {
      variable: 'STET_SMTP_URL',
      message: 'must be an address like smtps://name:password@mail.example',
    }
  }
  const sender = addressIn(from ?? '')
  if (sender === null) {
    const message = 'must be an address like Stet <stet@desk.example> where STET_SMTP_URL is set'
    return { variable: 'STET_MAIL_FROM', message }
  }
  if (publicUrl === undefined || !isUrlOf(publicUrl, ['http:', 'https:'])) {
    const message = 'must be where people reach Stet, like https://stet.example, where STET_SMTP_URL is set'
    return { variable: 'STET_PUBLIC_URL', message }
  }
  const { origin, pathname } = new URL(publicUrl)
  return { smtpUrl, from: sender, publicUrl: `${origin}${pathname}`.replace(/\/+$/, '') }
}

function isUrlOf(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== ''
}

const ADDRESS = /^(?:(?<name>[^<>\p{Cc}]*?)\s*<)?(?<address>[^\s<>@,;"]+@[^\s<>@,;"]+)>?$/u

function addressIn(text: string): MailAddress | null {
  const { name = '', address } = ADDRESS.exec(text.trim())?.groups ?? {}
  return address === undefined ? null : { name, address }
}
