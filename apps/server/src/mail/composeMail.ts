import type { MailLanguage, StoredMail } from '../storage/StoredMail.ts'
import { isWithheld } from './isWithheld.ts'
import type { MailAddress, MailSettings } from './MailSettings.ts'
import { MAIL_WORDS } from './mailWords.ts'

/** A mail to one person, as it is given to the server that sends it. */
export interface Mail {
  readonly to: MailAddress
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same however often it is tried. */
  readonly messageId: string
  /** The same for everything about one article. */
  readonly thread: string
}

const LONGEST_LINE = 200

/** What a notification says by mail: who, what and where to read it; of the article its headline at most, and that only where it may be known. Pure. */
export function composeMail(
  { notification, thread }: StoredMail,
  about: {
    readonly to: MailAddress
    /** Who did it, by name; null: the server. */
    readonly by: string | null
    readonly language: MailLanguage
    readonly settings: Pick<MailSettings, 'from' | 'publicUrl'>
    readonly now: number
  },
): Mail {
  const { to, by, language, settings, now } = about
  const { number, kind, at, article } = notification
  const words = MAIL_WORDS[language]
  const headline = isWithheld(article, now) ? '' : oneLine(article.headline)
  const name = (by !== null && oneLine(by)) || words.somebody
  const isHeld = kind === 'schedule_suspended' && by === null
  const what = isHeld ? words.held : words.what[kind](name)
  const which = isWithheld(article, now) ? words.withheld : headline
  const link = `${settings.publicUrl}/articles/${article.id}${thread === null ? '' : `?thread=${thread}`}`
  const choice = `${settings.publicUrl}/settings/account`
  const host = settings.from.address.split('@').at(-1) ?? 'stet.invalid'
  return {
    to: { name: oneLine(to.name), address: to.address },
    subject: headline === '' ? `Stet: ${words.subject[kind]}` : `${words.subject[kind]}: ${headline}`,
    text: [
      what,
      ...(which === '' ? [] : ['', which]),
      '',
      link,
      '',
      '-- ',
      words.why,
      `${words.settings}: ${choice}`,
      '',
    ].join('\n'),
    html: htmlOf(language, what, which, [link, words.open], words.why, [choice, words.settings]),
    messageId: `<stet.${number}.${at}@${host}>`,
    thread: `<stet.${article.id}@${host}>`,
  }
}

/** Nothing in it begins a new line or turns the direction of writing. */
function oneLine(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  return plain.length <= LONGEST_LINE ? plain : `${plain.slice(0, LONGEST_LINE).toWellFormed()} …`
}

type LinkTo = readonly [address: string, words: string]

function htmlOf(
  language: MailLanguage,
  what: string,
  about: string,
  open: LinkTo,
  why: string,
  change: LinkTo,
): string {
  const link = ([address, words]: LinkTo) => `<a href="${escaped(address)}">${escaped(words)}</a>`
  return [
    `<!doctype html><html lang="${language}"><body style="font-family:sans-serif;font-size:15px;line-height:1.45">`,
    `<p>${escaped(what)}</p>`,
    ...(about === '' ? [] : [`<p><strong>${escaped(about)}</strong></p>`]),
    `<p>${link(open)}</p>`,
    `<p style="font-size:12px">${escaped(why)} ${link(change)}</p>`,
    '</body></html>',
  ].join('\n')
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}
