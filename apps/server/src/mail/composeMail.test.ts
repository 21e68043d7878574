import { NOTIFICATION_KINDS } from '@stet/protocol'
import { describe, expect, it } from 'vitest'
import { MAIL_LANGUAGES, type StoredMail } from '../storage/StoredMail.ts'
import { composeMail } from './composeMail.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const settings = { from: { name: 'Stet', address: 'stet@desk.example' }, publicUrl: 'https://stet.example' }
const about = {
  to: { name: 'Ben', address: 'ben@desk.example' },
  by: 'Anna Ahrens',
  language: 'de' as const,
  settings,
  now: NOW,
}
const mail = (
  metadata: StoredMail['notification']['article']['metadata'] = {},
  some: Partial<StoredMail['notification']> = {},
): StoredMail => ({
  person: 'ben',
  attempts: 0,
  thread: null,
  notification: {
    number: 7,
    kind: 'sent_back',
    at: NOW - 1,
    isRead: false,
    by: 'anna',
    article: {
      id: 'article-1',
      state: 'draft',
      publication: 'none',
      createdBy: 'anna',
      metadata,
      headline: 'Hafen sperrt Kai',
    },
    ...some,
  },
})
const everything = (composed: object) => JSON.stringify(composed)

describe('[N6] a mail', () => {
  it('says who did what, names the article, and leads to it', () => {
    expect(composeMail(mail(), about)).toMatchObject({
      to: { name: 'Ben', address: 'ben@desk.example' },
      subject: 'Zurück an Sie: Hafen sperrt Kai',
      messageId: `<stet.7.${NOW - 1}@desk.example>`,
    })
    const { text, html } = composeMail({ ...mail(), thread: 'thread-1' }, about)
    expect(text).toMatch(/^Anna Ahrens hat einen Artikel an Sie zurückgegeben.*\n\nHafen sperrt Kai\n\n/)
    for (const form of [text, html]) {
      expect(form).toContain('https://stet.example/articles/article-1?thread=thread-1')
      expect(form).toContain('https://stet.example/settings/account')
    }
  })

  it('has words for every kind in every language, with and without somebody who did it', () => {
    for (const language of MAIL_LANGUAGES) {
      for (const kind of NOTIFICATION_KINDS) {
        const { subject, text } = composeMail(mail({}, { kind }), { ...about, language })
        expect(subject).toMatch(/^\p{Lu}.+: Hafen sperrt Kai$/u)
        expect(text).toContain('Anna Ahrens')
      }
      const byClock = composeMail(mail({}, { kind: 'schedule_suspended', by: null }), {
        ...about,
        by: null,
        language,
      })
      expect(byClock.text).not.toMatch(/Jemand|Somebody/)
      expect(composeMail(mail(), { ...about, by: '', language }).text).toMatch(/^(Jemand|Somebody) /)
    }
  })

  it.each([
    ['restricted', { isRestricted: true }],
    ['under an embargo', { embargoUntil: new Date(NOW + 1).toISOString() }],
    ['under an embargo that cannot be read', { embargoUntil: 'heute Abend' }],
    ['under an embargo of another form', { embargoUntil: 7 }],
  ])('does not even have the headline of what is %s', (_name, metadata) => {
    const composed = composeMail(mail(metadata), about)
    expect(everything(composed)).not.toContain('Hafen')
    expect(composed.subject).toBe('Stet: Zurück an Sie')
    expect(composed.text).toContain('steht nur in Stet')
    expect(composed.text).toContain('https://stet.example/articles/article-1')
  })

  it('nor of what was killed; but of what an embargo is over for', () => {
    const killed = mail({}, { article: { ...mail().notification.article, publication: 'killed' } })
    expect(everything(composeMail(killed, about))).not.toContain('Hafen')
    const over = composeMail(mail({ embargoUntil: new Date(NOW).toISOString() }), about)
    expect(over.subject).toContain('Hafen sperrt Kai')
  })

  it('makes nothing of signs that mean something in headers or in HTML', () => {
    const name = 'Eve\r\nBcc: all@desk.example\u2028<script>alert(1)</script>\u202e"&'
    const article = { ...mail().notification.article, headline: `<img src=x onerror="a">\nX-Evil: 1` }
    const { subject, text, html, to } = composeMail(mail({}, { article }), {
      ...about,
      by: name,
      to: { ...about.to, name },
    })
    for (const line of [subject, to.name]) expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u)
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain('&lt;img src=x onerror=&quot;a&quot;&gt; X-Evil: 1')
    expect(text.split('\n')[0]).toContain('Eve Bcc: all@desk.example <script>')
  })

  it('cuts what is very long', () => {
    const article = { ...mail().notification.article, headline: '😀'.repeat(400) }
    const { subject } = composeMail(mail({}, { article }), about)
    expect(subject.length).toBeLessThan(250)
    expect(subject.isWellFormed()).toBe(true)
  })
})
