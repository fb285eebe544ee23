import { PassThrough } from 'node:stream'
import { createTerminal } from '../../../src/adapters/terminal/index.ts'
import type { Harness, Seen } from '../../contract/adapter.ts'

const ESCAPE = '\u001B'
const PROMPT = /(?:^|\n)(@[\w-]+|[A-Z]\w*(?: \w+)*(?: \([^)\n]*\))?)> $/

/** Somebody at a keyboard: types a line, and reads until the next prompt. */
export function terminalPerson(): Harness {
  const input = new PassThrough()
  const output = new PassThrough({ encoding: 'utf8' })
  const adapter = createTerminal({ input, output, interactive: true, look: { colour: false } })
  let unread = ''
  let written = ''
  let heard = (): void => {}
  let last: Seen = { text: '', private: true, buttons: [], pings: [] }
  output.on('data', (text: string) => {
    unread += text
    heard()
  })

  const untilPrompt = async (): Promise<string> => {
    while (!PROMPT.test(plain(unread))) await new Promise<void>((resolve) => (heard = resolve))
    const text = plain(unread)
    unread = ''
    return text
  }

  const type = async (line: string): Promise<Seen> => {
    input.write(`${line.replace(/[\r\n]+/g, ' ')}\n`)
    return seen(await untilPrompt(), line)
  }

  return {
    adapter,
    space: 'terminal',
    channel: 'terminal',
    group: 'officers',
    async start(bot) {
      await adapter.start(bot)
      await untilPrompt()
    },
    stop: () => adapter.stop(),
    async command(line, as = 'manager') {
      await type({ manager: 'as @you', member: 'as @sam', officer: 'as @pat officer' }[as])
      return type(line)
    },
    press: async (label) => type(String(last.buttons.indexOf(label) + 1)),
    async fill(values) {
      let reply: Seen = last
      for (const value of Object.values(values)) reply = await type(value)
      return reply
    },
    async direct(text) {
      await type('as @sam')
      const said = await type(`dm ${text}`)
      written = /\(message (\d+)\)/.exec(said.text)?.[1] ?? ''
      return said
    },
    async deleteOwn() {
      const buttons = last
      await type(`delete ${written}`)
      last = buttons
    },
    person: 'sam',
  }

  function seen(text: string, typed: string): Seen {
    const asked = PROMPT.exec(text)?.[1] ?? ''
    const form = asked.startsWith('@') ? undefined : [asked.replace(/ \(.*/, '')]
    // A terminal repeats what is typed on it; only what comes after is Steward's.
    const said = text.startsWith(typed) ? text.slice(typed.length) : text
    last = {
      text: said,
      private: true,
      buttons: [...said.matchAll(/\[\d+\] (.*?)(?=$| {3}\[|\n)/g)].map(([, label]) => label ?? ''),
      // What makes a terminal ring or redraw itself has no place in words.
      pings: ['\u0007', ESCAPE, '\u009B'].filter((control) => said.includes(control)),
      ...(form ? { form } : {}),
    }
    return last
  }
}

/** Readline's own cursor movements at a prompt. */
const plain = (text: string): string =>
  text.replaceAll(new RegExp(`${ESCAPE}\\[\\d*[GJK]`, 'g'), '').replaceAll('\r', '')
