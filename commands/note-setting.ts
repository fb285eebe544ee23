import type { Context } from '../src/core/command.ts'

/** Puts down in the audit list what the asker has set: each in one line, in their order. */
export async function noteSetting({ acts, asker, branch, clock }: Context, ...lines: readonly string[]): Promise<void> {
  for (const about of lines) await acts.note(branch.id, { officer: asker, about }, clock.now())
}

/** The lines about a setting that say something else after a change. */
export const changedLines = <S>(lines: readonly ((setting: S) => string)[], before: S, after: S): readonly string[] =>
  lines.filter((line) => line(before) !== line(after)).map((line) => line(after))
