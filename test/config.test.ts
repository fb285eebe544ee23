import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readConfig, SETTINGS } from '../src/config.ts'

const problem = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return String(error)
  }
}

describe('settings', () => {
  it('have defaults that need nothing', () => {
    expect(readConfig({})).toEqual({
      branch: { name: 'the branch', zone: 'Europe/London' },
      dataDir: './data',
      recipients: [],
      twoOfficers: false,
    })
  })

  it('count as not set where they are empty', () => {
    expect(readConfig({ DISCORD_TOKEN: ' ', SLACK_BOT_TOKEN: '' })).toEqual(readConfig({}))
  })

  it('choose Socket Mode by the app token, HTTP by the signing secret', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
    })
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc', PORT: '0' }).slack).toEqual({
      botToken: 'xoxb-1',
      signingSecret: 'abc',
      port: 0,
    })
  })

  it('take no zone that only sounds like one', () => {
    expect(problem({ TIME_ZONE: 'BST' })).toContain(
      'TIME_ZONE is the time of half the year only: say Europe/London, which is right in summer and in winter; it is “BST”.',
    )
    expect(problem({ TIME_ZONE: 'IST' })).toContain('is not the name of a time zone, such as Europe/London')
  })

  it('are all named at once where they are wrong, with where to find them, and no secret is repeated', () => {
    const said = problem({
      SLACK_BOT_TOKEN: 'very-secret-1',
      DISCORD_TOKEN: 'very secret 2',
      DATABASE_URL: 'very-secret-3',
      TIME_ZONE: 'Huddersfield',
      PORT: '70000',
      LOG_LEVEL: 'chatty',
    })
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'DISCORD_TOKEN',
      'DATABASE_URL',
      'TIME_ZONE',
      'PORT',
      'LOG_LEVEL',
    ])
      expect(said).toContain(name)
    expect(said).toContain('“Huddersfield”')
    expect(said).toContain('discord.com/developers/applications')
    expect(said).not.toContain('very')
  })

  it('take no database for reports that is the other one, however its address is written', () => {
    const same = (reports: string, other: string): boolean =>
      problem({ REPORTS_DATABASE_URL: reports, DATABASE_URL: other }).includes(
        'names the same database as DATABASE_URL',
      )
    const steward = 'postgres://u:p@localhost/steward'
    for (const reports of [
      'postgres://other:pw@localhost/steward',
      'postgres://u:p@localhost:5432/steward',
      'postgresql://u:p@LocalHost/steward?sslmode=disable',
      'postgres://u:p@127.0.0.1/steward',
      'postgres://u:p@[::1]:5432/stew%61rd',
    ])
      expect(same(reports, steward), reports).toBe(true)
    const { databaseUrl, reportsDatabaseUrl } = readConfig({
      DATABASE_URL: steward,
      REPORTS_DATABASE_URL: 'postgres://u:p@localhost/reports',
    })
    expect([databaseUrl, reportsDatabaseUrl]).toEqual([steward, 'postgres://u:p@localhost/reports'])
    for (const reports of ['postgres://u:p@localhost:5433/steward', 'postgres://u:p@db.example.org/steward'])
      expect(readConfig({ DATABASE_URL: steward, REPORTS_DATABASE_URL: reports }).reportsDatabaseUrl).toBe(reports)
  })

  it('take Discord’s address with or without a version and a slash', () => {
    for (const address of ['http://127.0.0.1:1/api', 'http://127.0.0.1:1/api/', 'http://127.0.0.1:1/api/v10/'])
      expect(readConfig({ DISCORD_TOKEN: 't', DISCORD_API_URL: address }).discord?.apiUrl).toBe(
        'http://127.0.0.1:1/api',
      )
  })

  it('say which half of Slack is missing', () => {
    expect(problem({ SLACK_APP_TOKEN: 'xapp-1' })).toContain('SLACK_BOT_TOKEN is missing')
    expect(problem({ SLACK_BOT_TOKEN: 'xoxb-1' })).toContain('SLACK_APP_TOKEN is missing')
  })

  it('open a port only where one is set, and to this machine alone', () => {
    expect(readConfig({ WEB_HOST: '0.0.0.0' }).web).toBeUndefined()
    expect(readConfig({ WEB_PORT: '8090' }).web).toEqual({ host: '127.0.0.1', port: 8090 })
    expect(readConfig({ WEB_PORT: '0', WEB_HOST: '0.0.0.0', PUBLIC_URL: 'https://example.org/steward//' }).web).toEqual(
      {
        host: '0.0.0.0',
        port: 0,
        publicUrl: 'https://example.org/steward',
      },
    )
  })

  it('name the port that a public address needs', () => {
    expect(problem({ PUBLIC_URL: 'https://example.org' })).toContain('WEB_PORT is missing')
  })

  it.each(['https://example.org', 'http://localhost:8090', 'http://127.0.0.1:8090', 'http://[::1]:8090'])(
    'take %s as a public address',
    (address) => expect(readConfig({ WEB_PORT: '1', PUBLIC_URL: address }).web?.publicUrl).toBe(address),
  )

  it.each([
    'http://example.org',
    'http://localhost.example.org',
    'example.org',
    'ftp://example.org',
    'https://example.org/?a',
    'https://example.org/#a',
    'https://me:secret@example.org',
  ])('take %s as no public address', (address) => {
    expect(problem({ WEB_PORT: '1', PUBLIC_URL: address })).toContain('PUBLIC_URL must be')
    expect(problem({ WEB_PORT: '1', PUBLIC_URL: address })).not.toContain('secret')
  })

  it('ask for a second officer only where it says yes', () => {
    expect(readConfig({ TWO_OFFICERS: 'yes' }).twoOfficers).toBe(true)
    expect(readConfig({ TWO_OFFICERS: 'no' }).twoOfficers).toBe(false)
    for (const unclear of ['YES!', 'true', '1', '2'])
      expect(problem({ TWO_OFFICERS: unclear })).toContain('TWO_OFFICERS')
  })

  it('are the same in .env.example and in the README', () => {
    const names = Object.keys(SETTINGS).sort()
    const example = readFileSync('.env.example', 'utf8')
    expect([...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name).sort()).toEqual(names)
    const readme = readFileSync('README.md', 'utf8')
    expect([...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name).sort()).toEqual(names)
  })
})
