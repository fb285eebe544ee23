import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { UserError } from '../core/user-error.ts'

const USAGE = `Makes an organiser's key, on the organiser's own computer, never on the one that Steward runs on.

  npm run concerns:key -- my-key.txt    writes the secret key into my-key.txt, and prints the public one`

async function main([file, ...rest]: readonly string[]): Promise<string> {
  if (file === undefined || rest.length > 0 || file.startsWith('-')) throw new UserError(USAGE)
  const identity = await generateIdentity()
  const recipient = await identityToRecipient(identity)
  write(resolve(process.env.INIT_CWD ?? '.', file), `# public key: ${recipient}\n${identity}\n`, file)
  return [
    `The secret key is in ${file}. Keep it on this computer alone, and a copy on paper or on a stick in a drawer.`,
    'The public key goes into CONCERN_RECIPIENTS, where Steward runs:',
    recipient,
  ].join('\n')
}

/** A key that is overwritten is lost, and with it every text that was sealed to it. */
function write(path: string, content: string, name: string): void {
  try {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST') throw new UserError(`${name} is there already, and I overwrite no key. Choose another name.`)
    throw new UserError(`I cannot write ${name} there (${code}). Choose another folder.`)
  }
}

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`)
} catch (error) {
  if (!(error instanceof UserError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
