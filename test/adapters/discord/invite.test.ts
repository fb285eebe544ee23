import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { inviteLink } from '../../../src/tools/discord-invite.ts'
import { startDiscord } from '../../emulators/discord/index.ts'
import { IDS } from '../../emulators/discord/world.ts'

const tool = fileURLToPath(new URL('../../../src/tools/discord-invite.ts', import.meta.url))

async function invite(settings: Record<string, string>): Promise<{ stdout: string; stderr: string; code: number }> {
  // Elsewhere than in the project, whose own .env must not tell a test anything.
  const options = { cwd: '/', env: { PATH: process.env.PATH ?? '', ...settings } }
  try {
    return { ...(await promisify(execFile)(process.execPath, [tool], options)), code: 0 }
  } catch (error) {
    return error as Awaited<ReturnType<typeof invite>>
  }
}

describe('the invite link', () => {
  it('asks for the least that Steward needs', () => {
    const link = new URL(inviteLink(IDS.application))
    expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize')
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: IDS.application,
      scope: 'bot applications.commands',
      // Add Reactions, View Channel, Send Messages, Manage Messages, Attach Files, Read Message History, Send Messages in
      // Threads, Create Events.
      permissions: String(
        (1n << 6n) | (1n << 10n) | (1n << 11n) | (1n << 13n) | (1n << 15n) | (1n << 16n) | (1n << 38n) | (1n << 44n),
      ),
    })
  })

  it('is printed for the application that the token belongs to', async () => {
    const discord = await startDiscord()
    const { stdout, code } = await invite({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url })
    expect({ stdout, code }).toEqual({ stdout: `${inviteLink(IDS.application)}\n`, code: 0 })
    const refused = await invite({ DISCORD_TOKEN: 'a-wrong-token', DISCORD_API_URL: discord.url })
    expect(refused).toMatchObject({ stdout: '', code: 1, stderr: expect.stringMatching(/^Discord does not know this/) })
    expect(refused.stderr).not.toContain('a-wrong-token')
    expect(discord.violations).toEqual([])
    await discord.stop()
  })

  it('says which setting it needs', async () => {
    expect(await invite({})).toMatchObject({ code: 1, stderr: expect.stringContaining('Set DISCORD_TOKEN first') })
  })
})
