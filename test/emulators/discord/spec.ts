import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** Discord's own descriptions stand beside the project where it is developed, and are no part of it. */
const folder = new URL('../../../../shared/specs/', import.meta.url)
export const specsArePresent = existsSync(folder)

const load = (name: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

const FORMATS: Record<string, true | RegExp> = {
  snowflake: /^\d+$/,
  nonce: true,
  int32: true,
  int64: true,
  double: true,
  uri: true,
  'date-time': true,
}

type Json = Record<string, unknown>

/** Makes object schemas closed, so that a misspelt name is caught. Parts of an `allOf` stay open: each sees the others' names. */
function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close)
  if (typeof value !== 'object' || value === null) return value
  const schema = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'allOf' ? each : close(each)]),
  )
  return schema.type === 'object' && schema.properties && !schema.additionalProperties && !schema.allOf
    ? { ...schema, additionalProperties: false }
    : schema
}

export interface Spec {
  request(method: string, path: string, body: unknown): readonly string[]
  response(method: string, path: string, status: number, body: unknown): readonly string[]
  event(name: string, data: unknown): readonly string[]
}

const nothing: Spec = { request: () => [], response: () => [], event: () => [] }

/** Compiled once for all emulators of a test file. */
let made: Spec | undefined

export function discordSpec(): Spec {
  if (!specsArePresent) return nothing
  made ??= read()
  return made
}

function read(): Spec {
  const api = load('discord-openapi.json') as { paths: Record<string, Record<string, Json>> }
  // Made from TypeScript types by a program, with a few empty enums in it that no schema may have.
  const gateway = new Ajv({ strict: false, validateSchema: false, allErrors: true, formats: FORMATS }).addSchema(
    load('discord-gateway-types.schema.json'),
    'gateway',
  )
  const open = new Ajv2020({ strict: false, formats: FORMATS }).addSchema(api, 'api')
  const closed = new Ajv2020({ strict: false, formats: FORMATS }).addSchema(close(api) as object, 'api')
  const compiled = new Map<string, ValidateFunction>()

  function problems(ajv: Ajv | Ajv2020, ref: string, value: unknown, what: string): readonly string[] {
    const key = `${ajv === closed ? 'closed' : 'open'} ${ref}`
    const validate = compiled.get(key) ?? ajv.compile({ $ref: ref })
    compiled.set(key, validate)
    if (validate(value)) return []
    return (
      (validate.errors ?? [])
        // Flags add up; the types have only a name for each.
        .filter((each) => !(each.keyword === 'enum' && each.instancePath.endsWith('flags')))
        .slice(0, 3)
        .map((each) => `${what}${each.instancePath}: ${each.message}`)
    )
  }

  const templates = Object.keys(api.paths)
    .map((template) => ({
      template,
      // A path with a fixed word ("@me") goes before one with a variable in that place.
      variables: template.split('{').length,
      pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    }))
    .sort((a, b) => a.variables - b.variables)
  const find = (path: string): string | undefined => templates.find(({ pattern }) => pattern.test(path))?.template
  const pointer = (...parts: readonly string[]): string =>
    `api#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

  return {
    request(method, path, body) {
      const template = find(path)
      const operation = template === undefined ? undefined : api.paths[template]?.[method]
      if (template === undefined || !operation) return [`${method} ${path}: no such route`]
      if (!operation.requestBody) return body === undefined ? [] : [`${method} ${path}: takes no body`]
      const ref = pointer('paths', template, method, 'requestBody', 'content', 'application/json', 'schema')
      return problems(closed, ref, withoutDefaults(body), `request ${method} ${template} `)
    },
    response(method, path, status, body) {
      const template = find(path)
      const responses =
        template === undefined ? undefined : (api.paths[template]?.[method]?.responses as Json | undefined)
      const found = responses?.[status] as { $ref?: string; content?: unknown } | undefined
      if (template === undefined || status >= 400 || status === 204) return []
      if (!found) return [`${method} ${path}: never answers ${status}`]
      const ref = pointer(
        'paths',
        template,
        method,
        'responses',
        String(status),
        'content',
        'application/json',
        'schema',
      )
      return problems(open, ref, body, `response ${method} ${template} `)
    },
    event: (name, data) => problems(gateway, `gateway#/definitions/${name}`, data, `event ${name} `),
  }
}

/** discord.js adds these to every message by itself, where the description does not list them too. */
function withoutDefaults(body: unknown): unknown {
  if (Array.isArray(body) || typeof body !== 'object' || body === null) return body
  const { tts: _, enforce_nonce: __, data, ...rest } = body as Json
  return data === undefined ? rest : { ...rest, data: withoutDefaults(data) }
}
