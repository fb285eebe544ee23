import type { ServerResponse } from 'node:http'
import { type Hands, refuse } from './api.ts'
import type { Node } from './read.ts'

type Json = Record<string, unknown>

/** A file that somebody uploads: first announced, then sent, then completed, and a moment later ready to be shown. */
export interface File {
  readonly length: number
  readonly name: string
  bytes?: Uint8Array
  ready?: number
}

// Slack takes about a second; tests need not.
const SCAN_MS = 100

export function GET_UPLOAD({ filename, length }: Json, { space }: Hands): Json {
  if (!filename || !(Number(length) > 0)) return refuse('invalid_arguments')
  const id = `F${String(++space.ids).padStart(9, '0')}`
  space.files.set(id, { length: Number(length), name: String(filename) })
  return { ok: true, upload_url: `${space.origin}/upload/${id}`, file_id: id }
}

/** Takes the bytes themselves, in a form of one part as Slack's own library sends them. */
export async function takeUpload(
  file: File | undefined,
  body: Buffer,
  type: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type ?? '' } })
    .formData()
    .catch(() => undefined)
  const [part] = form ? [...form.values()] : []
  const bytes = part instanceof Blob ? new Uint8Array(await part.arrayBuffer()) : undefined
  if (!file || bytes?.length !== file.length) return void response.writeHead(400).end('wrong')
  file.bytes = bytes
  response.end(`OK - ${bytes.length}`)
}

export function COMPLETE_UPLOAD({ files = [], channel_id }: Json, { space }: Hands): Json {
  const given = (files as { id: string; title?: string }[]).map((each) => ({ ...each, file: space.files.get(each.id) }))
  if (given.length === 0) return refuse('invalid_arguments')
  if (channel_id && !space.channels.has(String(channel_id))) return refuse('channel_not_found')
  for (const { file } of given) {
    if (!file?.bytes) return refuse('file_not_found')
    file.ready = Date.now() + SCAN_MS
    if (!channel_id) continue
    if (file.name.endsWith('.png')) return refuse('a picture is shared by the message that shows it')
    space.shared.push({
      channel: String(channel_id),
      name: file.name,
      content: Buffer.from(file.bytes).toString('utf8'),
    })
  }
  return { ok: true, files: given.map(({ id, title }) => ({ id, title, mimetype: '', channels: [] })) }
}

/** The files that a message shows, by their ids. */
export const filesIn = ({ blocks = [] }: { readonly blocks?: unknown }): readonly string[] =>
  (blocks as Node[]).flatMap(({ slack_file: file }) => (file ? [file.id] : []))

/** Slack's answer to a message with a file that is not there, or not yet. */
export function unusable(message: Json, files: ReadonlyMap<string, File>): Json | undefined {
  const wrong = filesIn(message).filter((id) => (files.get(id)?.ready ?? Number.POSITIVE_INFINITY) > Date.now())
  const errors = wrong.map(() => 'invalid slack file [json-pointer:/blocks/0/slack_file]')
  return errors.length > 0 ? { ...refuse('invalid_blocks'), errors } : undefined
}
