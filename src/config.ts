import { join } from 'node:path'
import { z } from 'zod'
import { UserError } from './core/command.ts'
import { UNNAMED } from './core/stores.ts'
import { USUAL_ZONE, zoneProblem } from './core/time.ts'

/** One setting: what it must look like, what it is for, and where a newcomer finds its value. */
interface Setting {
  readonly shape: z.ZodType<string, string>
  readonly what: string
  readonly where: string
  readonly secret?: true
}

const zone = z.string().superRefine((name, context) => {
  const message = zoneProblem(name)
  if (message !== undefined) context.addIssue({ code: 'custom', message })
})

const url = (...schemes: readonly string[]): z.ZodType<string, string> =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol),
      `must be an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
    )

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .refine((text) => Number(text) < 65_536, 'must be a number from 0 to 65535')

/** Over plain http the secret in a calendar's address could be read on the way, except where there is no way to go. */
const publicUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && isPublic(new URL(text)),
    'must be an address that starts with https:// (http:// only for localhost), with no question mark, # or password in it',
  )

const isPublic = ({ protocol, hostname, search, hash, username, password }: URL): boolean =>
  [search, hash, username, password].every((part) => part === '') &&
  (protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)))

const KEYS = /[\s,]+/

/** Whether each is really a key is looked at when Steward starts. */
const recipients = z
  .string()
  .refine(
    (text) => text.split(KEYS).every((key) => /^age1[0-9a-z]+$/.test(key)),
    'must be public keys of age, which begin with age1, with a comma between them (and never a secret key)',
  )

const oneWord = z.string().regex(/^\S+$/, 'must not have spaces in it: was the whole value copied?')

const startsWith = (start: string): z.ZodType<string, string> =>
  z.string().startsWith(start, `must start with ${start}`)

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const

/** Every setting there is. `.env.example` and the README list the same names; a test compares them. */
export const SETTINGS = {
  DISCORD_TOKEN: {
    shape: oneWord,
    what: 'Connects Steward to Discord.',
    where: 'discord.com/developers/applications → your application → Bot → Reset Token',
    secret: true,
  },
  SLACK_BOT_TOKEN: {
    shape: startsWith('xoxb-'),
    what: 'Connects Steward to Slack.',
    where: 'api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token',
    secret: true,
  },
  SLACK_APP_TOKEN: {
    shape: startsWith('xapp-'),
    what: 'Slack without a public address (Socket Mode).',
    where: 'api.slack.com/apps → your app → Basic Information → App-Level Tokens, with connections:write',
    secret: true,
  },
  SLACK_SIGNING_SECRET: {
    shape: oneWord,
    what: 'Slack over HTTP instead, where this server has a public address.',
    where: 'api.slack.com/apps → your app → Basic Information → App Credentials',
    secret: true,
  },
  PORT: {
    shape: port,
    what: 'The port that Slack’s HTTP requests come to. Only used with SLACK_SIGNING_SECRET.',
    where: '3000 unless something else uses it',
  },
  BRANCH_NAME: {
    shape: z.string().max(80, 'must be at most 80 characters'),
    what: 'The branch’s name, as Steward says it.',
    where: 'for example: Kirklees UNISON',
  },
  TIME_ZONE: {
    shape: zone,
    what: 'The zone in which Steward says dates and times.',
    where: 'Europe/London for all of the UK',
  },
  DATA_DIR: {
    shape: z.string(),
    what: 'The folder in which Steward keeps its data, made if it is not there.',
    where: './data unless you have a better place',
  },
  DATABASE_URL: {
    shape: url('postgres:', 'postgresql:'),
    what: 'PostgreSQL instead of a file in DATA_DIR.',
    where: 'whoever runs the database: postgres://user:password@host/name',
    secret: true,
  },
  REPORTS_DATABASE_URL: {
    shape: url('postgres:', 'postgresql:'),
    what: 'PostgreSQL for what members report, in place of files in DATA_DIR. A database of its own.',
    where: 'whoever runs the database; it must be another one than DATABASE_URL’s',
    secret: true,
  },
  CONCERN_RECIPIENTS: {
    shape: recipients,
    what: 'The public keys of organisers. What members write is sealed to them, so that nobody else can read it.',
    where: 'each organiser makes a key on their own computer: npm run concerns:key -- my-key.txt',
    // Somebody may have put a secret key here by mistake.
    secret: true,
  },
  TWO_OFFICERS: {
    shape: z.enum(['yes', 'no'], 'must be yes or no') as z.ZodType<string, string>,
    what: 'Whether a second officer must confirm what is published. “yes” turns it on for every branch.',
    where: 'no, unless your branch wants it',
  },
  WEB_PORT: {
    shape: port,
    what: 'The port for calendars, health and metrics. Not set: Steward listens on none.',
    where: 'any that is free, such as 8090',
  },
  WEB_HOST: {
    shape: oneWord,
    what: 'The address of this machine that WEB_PORT is opened on.',
    where: '127.0.0.1, so that only a reverse proxy on the same machine reaches it',
  },
  PUBLIC_URL: {
    shape: publicUrl,
    what: 'Where members’ calendars reach WEB_PORT from outside.',
    where: 'your reverse proxy, for example https://steward.example.org',
    // Somebody may have put a password into it.
    secret: true,
  },
  LOG_LEVEL: {
    shape: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`) as z.ZodType<string, string>,
    what: 'How much Steward writes down: never what anybody typed, at any level.',
    where: 'info, or silent, error, warn, debug',
  },
  DISCORD_API_URL: {
    shape: url('http:', 'https:'),
    what: 'Another server in Discord’s place: a proxy, or an emulator.',
    where: 'leave it out for the real Discord',
  },
  SLACK_API_URL: {
    shape: url('http:', 'https:'),
    what: 'Another server in Slack’s place: a proxy, or an emulator.',
    where: 'leave it out for the real Slack',
  },
} as const satisfies Record<string, Setting>

type Name = keyof typeof SETTINGS

export type LogLevel = (typeof LOG_LEVELS)[number]

export interface Config {
  readonly branch: { readonly name: string; readonly zone: string }
  readonly dataDir: string
  readonly databaseUrl?: string
  /** Not set: files in the folder of the data. */
  readonly reportsDatabaseUrl?: string
  /** Public keys of organisers; none: whoever hosts Steward can read what members write. */
  readonly recipients: readonly string[]
  /** Not set: a server logs from info, a conversation in the terminal only errors. */
  readonly logLevel?: LogLevel
  readonly discord?: { readonly token: string; readonly apiUrl?: string }
  readonly slack?: { readonly botToken: string; readonly apiUrl?: string } & (
    | { readonly appToken: string }
    | { readonly signingSecret: string; readonly port: number }
  )
  readonly web?: {
    readonly host: string
    readonly port: number
    /** Without a slash at its end. */
    readonly publicUrl?: string
  }
  /** False: each branch chooses for itself. */
  readonly twoOfficers: boolean
}

/** Where everything is kept that is not a report: the database that is named, or a file in the folder of the data. */
export const whereIs = ({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>) =>
  databaseUrl === undefined ? { sqlite: join(dataDir, 'steward.db') } : { postgres: databaseUrl }

type Environment = Readonly<Record<string, string | undefined>>

/** Reads every setting, or names everything that is missing or wrong at once. A setting left empty counts as not set. */
export function readConfig(environment: Environment): Config {
  const values: Partial<Record<Name, string>> = {}
  const wrong: string[] = []
  for (const [name, setting] of Object.entries(SETTINGS) as [Name, Setting][]) {
    const value = environment[name]?.trim()
    if (!value) continue
    const result = setting.shape.safeParse(value)
    if (result.success) values[name] = result.data
    else
      wrong.push(
        complaint(name, setting.secret ? undefined : value, result.error.issues[0]?.message ?? 'cannot be read'),
      )
  }
  const set = (name: Name): boolean => values[name] !== undefined || Boolean(environment[name]?.trim())
  if (set('SLACK_BOT_TOKEN') && !set('SLACK_APP_TOKEN') && !set('SLACK_SIGNING_SECRET'))
    wrong.push(
      complaint('SLACK_APP_TOKEN', undefined, 'is missing: SLACK_BOT_TOKEN needs it (or SLACK_SIGNING_SECRET)'),
    )
  if (!set('SLACK_BOT_TOKEN') && (set('SLACK_APP_TOKEN') || set('SLACK_SIGNING_SECRET')))
    wrong.push(complaint('SLACK_BOT_TOKEN', undefined, 'is missing: without it Slack does not let Steward in'))
  if (set('PUBLIC_URL') && !set('WEB_PORT'))
    wrong.push(complaint('WEB_PORT', undefined, 'is missing: with PUBLIC_URL there must be something to reach'))
  if (
    values.REPORTS_DATABASE_URL &&
    values.DATABASE_URL &&
    sameDatabase(values.REPORTS_DATABASE_URL, values.DATABASE_URL)
  )
    wrong.push(complaint('REPORTS_DATABASE_URL', undefined, 'names the same database as DATABASE_URL'))
  if (wrong.length > 0) throw new UserError(`Steward cannot start with these settings:\n${wrong.join('\n')}`)
  return toConfig(values)
}

const sameDatabase = (one: string, other: string): boolean => databaseOf(one) === databaseOf(other)

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The same for every way of writing the address of one database. */
function databaseOf(address: string): string {
  const { hostname, port, pathname } = new URL(address)
  const host = hostname.toLowerCase()
  return `${THIS_MACHINE.has(host) ? 'localhost' : host}:${port || '5432'}${decodeURIComponent(pathname)}`
}

const complaint = (name: Name, value: string | undefined, problem: string): string =>
  `  ${name} ${problem}${value === undefined ? '' : `; it is “${value}”`}.\n    Where to find it: ${SETTINGS[name].where}.`

/** discord.js adds the version of the API by itself; somebody who copies an address may well have it in it. */
const withoutVersion = (address: string): string => address.replace(/\/+$/, '').replace(/\/v\d+$/, '')

function toConfig(values: Partial<Record<Name, string>>): Config {
  const { DATABASE_URL, REPORTS_DATABASE_URL, DISCORD_TOKEN, DISCORD_API_URL } = values
  const [slack, web] = [slackConfig(values), webConfig(values)]
  return {
    branch: { name: values.BRANCH_NAME ?? UNNAMED, zone: values.TIME_ZONE ?? USUAL_ZONE },
    dataDir: values.DATA_DIR ?? './data',
    ...(values.LOG_LEVEL ? { logLevel: values.LOG_LEVEL as LogLevel } : {}),
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
    ...(REPORTS_DATABASE_URL ? { reportsDatabaseUrl: REPORTS_DATABASE_URL } : {}),
    recipients: values.CONCERN_RECIPIENTS?.split(KEYS) ?? [],
    ...(DISCORD_TOKEN
      ? { discord: { token: DISCORD_TOKEN, ...(DISCORD_API_URL ? { apiUrl: withoutVersion(DISCORD_API_URL) } : {}) } }
      : {}),
    ...(slack ? { slack } : {}),
    ...(web ? { web } : {}),
    twoOfficers: values.TWO_OFFICERS === 'yes',
  }
}

function slackConfig(values: Partial<Record<Name, string>>): Config['slack'] {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, PORT } = values
  if (!SLACK_BOT_TOKEN) return undefined
  const base = { botToken: SLACK_BOT_TOKEN, ...(SLACK_API_URL ? { apiUrl: SLACK_API_URL } : {}) }
  if (SLACK_APP_TOKEN) return { ...base, appToken: SLACK_APP_TOKEN }
  if (!SLACK_SIGNING_SECRET) return undefined
  return { ...base, signingSecret: SLACK_SIGNING_SECRET, port: Number(PORT ?? 3000) }
}

function webConfig({ WEB_PORT, WEB_HOST, PUBLIC_URL }: Partial<Record<Name, string>>): Config['web'] {
  if (WEB_PORT === undefined) return undefined
  const base = { host: WEB_HOST ?? '127.0.0.1', port: Number(WEB_PORT) }
  return PUBLIC_URL === undefined ? base : { ...base, publicUrl: PUBLIC_URL.replace(/\/+$/, '') }
}

/** Puts the lines of `.env` into the environment, where there is such a file; what is already set stays. */
export function loadEnvironment(): Environment {
  try {
    process.loadEnvFile('.env')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  return process.env
}
