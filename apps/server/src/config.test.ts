import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

function read(environment: Record<string, string>) {
  return readConfig(environment, '/srv/stet')
}

describe('readConfig', () => {
  it('has the defaults of an empty environment', () => {
    expect(read({})).toEqual({
      ok: true,
      config: {
        port: 4180,
        host: '127.0.0.1',
        dataDir: '/srv/stet/data',
        isDemoWanted: true,
        origins: null,
        metricsToken: null,
        newsroom: 'Stet',
        secondFactorFor: [],
        openId: null,
        retention: { allFor: 172_800_000, hourlyFor: 2_592_000_000 },
        mail: null,
        webhookNetworks: [],
        logLevel: 'info',
        clockAhead: 0,
      },
    })
  })

  it('takes what is set', () => {
    expect(
      read({
        PORT: '0',
        HOST: '::',
        STET_DATA_DIR: '/var/lib/stet',
        STET_ORIGINS: 'https://stet.example, http://10.0.0.5:4180',
        STET_METRICS_TOKEN: 'c2NyYXBlci1vZi10aGUtZGVzaw==',
        STET_NEWSROOM: 'Hafenbote',
        STET_SECOND_FACTOR: 'chief, admin',
        STET_OIDC_ISSUER: 'https://id.example/realms/desk',
        STET_OIDC_CLIENT_ID: 'stet',
        STET_OIDC_CLIENT_SECRET: 'geheim',
        STET_OIDC_ROLE_CLAIM: 'groups',
        STET_OIDC_ROLES: 'cn=desk=editor,newsroom=reporter',
        STET_OIDC_CREATE: '1',
        STET_VERSIONS_ALL_HOURS: '24',
        STET_VERSIONS_HOURLY_DAYS: '7',
        STET_SMTP_URL: 'smtps://stet:geheim@mail.example',
        STET_MAIL_FROM: 'Stet am Desk <stet@desk.example>',
        STET_PUBLIC_URL: 'https://stet.example/',
        STET_WEBHOOK_NETWORKS: '127.0.0.0/8, fd00:1::/32',
        LOG_LEVEL: 'warn',
      }),
    ).toEqual({
      ok: true,
      config: {
        port: 0,
        host: '::',
        dataDir: '/var/lib/stet',
        isDemoWanted: true,
        origins: ['https://stet.example', 'http://10.0.0.5:4180'],
        metricsToken: 'c2NyYXBlci1vZi10aGUtZGVzaw==',
        newsroom: 'Hafenbote',
        secondFactorFor: ['chief', 'admin'],
        openId: {
          issuer: 'https://id.example/realms/desk',
          clientId: 'stet',
          clientSecret: 'geheim',
          name: 'id.example',
          creates: {
            claim: 'groups',
            roles: [
              { value: 'cn=desk', role: 'editor' },
              { value: 'newsroom', role: 'reporter' },
            ],
          },
        },
        retention: { allFor: 86_400_000, hourlyFor: 604_800_000 },
        mail: {
          smtpUrl: 'smtps://stet:geheim@mail.example',
          from: { name: 'Stet am Desk', address: 'stet@desk.example' },
          publicUrl: 'https://stet.example',
        },
        webhookNetworks: ['127.0.0.0/8', 'fd00:1::/32'],
        logLevel: 'warn',
        clockAhead: 0,
      },
    })
    expect(read({ STET_VERSIONS_ALL_HOURS: 'all' })).toMatchObject({ config: { retention: null } })
  })

  it('sets its clock ahead for tests, and never in production', () => {
    const STET_CLOCK_AHEAD = '3600000'
    expect(read({ STET_CLOCK_AHEAD })).toMatchObject({ config: { clockAhead: 3_600_000 } })
    expect(read({ STET_CLOCK_AHEAD, NODE_ENV: 'production' })).toEqual({
      ok: false,
      problems: [
        { variable: 'STET_CLOCK_AHEAD', message: 'is for tests; leave it unset where NODE_ENV=production' },
      ],
    })
    expect(read({ STET_CLOCK_AHEAD: '0', NODE_ENV: 'production' })).toMatchObject({ ok: true })
    expect(read({ STET_CLOCK_AHEAD: '-1' })).toMatchObject({ ok: false })
  })

  it.each([
    [{ NODE_ENV: 'production' }, false],
    [{ NODE_ENV: 'production', STET_DEMO: '1' }, true],
    [{ STET_DEMO: '0' }, false],
    [{ STET_DEMO: '' }, true],
  ])('wants the demo newsroom with %j: %s', (environment, isDemoWanted) => {
    expect(read(environment as Record<string, string>)).toMatchObject({ ok: true, config: { isDemoWanted } })
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['STET_DEMO', 'yes'],
    ['STET_ORIGINS', 'stet.example'],
    ['STET_ORIGINS', 'https://stet.example/path'],
    ['STET_ORIGINS', 'https://a.example,'],
    ['STET_METRICS_TOKEN', 'too short'],
    ['STET_SECOND_FACTOR', 'owner'],
    ['STET_OIDC_ISSUER', 'http://id.example'],
    ['STET_OIDC_ROLES', 'newsroom=owner'],
    ['STET_OIDC_CREATE', 'yes'],
    ['STET_VERSIONS_ALL_HOURS', 'some'],
    ['STET_VERSIONS_HOURLY_DAYS', '-1'],
    ['STET_SMTP_URL', 'mail.example'],
    ['STET_SMTP_URL', 'https://mail.example'],
    ['STET_WEBHOOK_NETWORKS', '10.0.0.1'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'postgres://stet@localhost/stet'],
    ['REDIS_URL', 'redis://localhost'],
  ])('refuses %s=%s and names the variable', (variable, value) => {
    const result = read({ [variable]: value })
    expect(result).toMatchObject({ ok: false, problems: [{ variable }] })
  })

  it('names what is lacking where mail is to be sent, and takes an address with or without a name', () => {
    const server = { STET_SMTP_URL: 'smtp://localhost:25', STET_PUBLIC_URL: 'https://desk.example/stet/' }
    const from = (STET_MAIL_FROM: string) => read({ ...server, STET_MAIL_FROM })
    for (const bad of ['', 'stet', 'Stet <stet@desk.example> <x@y>', 'Stet\r\nBcc: x <stet@desk.example>'])
      expect(from(bad)).toMatchObject({ problems: [{ variable: 'STET_MAIL_FROM' }] })
    expect(from('stet@desk.example')).toMatchObject({
      config: {
        mail: { from: { name: '', address: 'stet@desk.example' }, publicUrl: 'https://desk.example/stet' },
      },
    })
    const nowhere = { STET_SMTP_URL: 'smtp://localhost', STET_MAIL_FROM: 'stet@desk.example' }
    expect(read(nowhere)).toMatchObject({ problems: [{ variable: 'STET_PUBLIC_URL' }] })
    expect(read({ ...nowhere, STET_PUBLIC_URL: 'desk.example' })).toMatchObject({
      problems: [{ variable: 'STET_PUBLIC_URL' }],
    })
    // Without a server none of it matters.
    expect(read({ STET_MAIL_FROM: 'x' })).toMatchObject({ ok: true, config: { mail: null } })
  })

  it('names what a provider of OpenID Connect lacks', () => {
    const provider = { STET_OIDC_ISSUER: 'http://localhost:9000', STET_OIDC_CLIENT_ID: 'stet' }
    const problemWith = (more: Record<string, string>) => read({ ...provider, ...more })
    expect(problemWith({})).toMatchObject({ problems: [{ variable: 'STET_OIDC_CLIENT_SECRET' }] })
    expect(problemWith({ STET_OIDC_CLIENT_SECRET: 'x', STET_OIDC_CREATE: '1' })).toMatchObject({
      problems: [{ variable: 'STET_OIDC_CREATE' }],
    })
    expect(problemWith({ STET_OIDC_CLIENT_SECRET: 'x' })).toMatchObject({
      ok: true,
      config: { openId: { name: 'localhost:9000', creates: null } },
    })
  })
})
