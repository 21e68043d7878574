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
        logLevel: 'info',
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
        logLevel: 'warn',
      },
    })
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
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'postgres://stet@localhost/stet'],
    ['REDIS_URL', 'redis://localhost'],
  ])('refuses %s=%s and names the variable', (variable, value) => {
    const result = read({ [variable]: value })
    expect(result).toMatchObject({ ok: false, problems: [{ variable }] })
  })
})
