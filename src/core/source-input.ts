import { z } from 'zod'
import { newCode } from './codes.ts'
import type { Source } from './facts.ts'
import { visible } from './message.ts'
import { readPastDay } from './plain-time.ts'
import type { Branch } from './stores.ts'
import type { Temporal } from './time.ts'

/** The option with which an officer says where a fact is from. */
export const sourceOption = z.string().max(300).optional().meta({
  description: 'Where it is from: a link, or “Community Care, 1 March 2017”. Empty: the branch',
  label: 'Source',
})

const URL_IN_TEXT = /https?:\/\/\S+/i

/** "Community Care, 1 March 2017 https://…" as a source; without one, the branch says it itself. */
export async function readSource(
  typed: string | undefined,
  title: string,
  branch: Branch,
  now: Temporal.Instant,
): Promise<Source> {
  const base = { key: `said-${newCode()}`, title, background: false }
  if (typed === undefined) return { ...base, publisher: branch.name, published: now }
  const [link] = URL_IN_TEXT.exec(typed) ?? []
  const url = link !== undefined && URL.canParse(link) ? link : undefined
  const words = visible(typed.replace(URL_IN_TEXT, ''))
    .replace(/[\s,]+$/, '')
    .trim()
  const { name, published } = await dated(words, branch.zone, now)
  const publisher = name || (url === undefined ? branch.name : new URL(url).hostname.replace(/^www\./, ''))
  return { ...base, publisher, published, ...(url === undefined ? {} : { url }) }
}

/** What stands after the last comma is its day, where it can be read as one. */
async function dated(words: string, zone: string, now: Temporal.Instant) {
  const [, name = '', day = ''] = /^(.*),\s*([^,]*\d[^,]*)$/.exec(words) ?? []
  if (name === '') return { name: words, published: now }
  try {
    return { name, published: (await readPastDay(day, zone, now)).at }
  } catch {
    return { name: words, published: now }
  }
}
