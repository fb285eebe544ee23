import type { Choice, Context } from './command.ts'
import type { Issue } from './facts.ts'
import { choicesOf } from './which-one.ts'

type Asked = Pick<Context, 'facts' | 'clock'> & { readonly branch: Pick<Context['branch'], 'id'> }

/** The issues of all open disputes. */
export async function issuesOf({ facts, branch, clock }: Asked): Promise<readonly Issue[]> {
  const now = clock.now()
  const disputes = await facts.disputes(branch.id, now)
  return (await Promise.all(disputes.map(({ id }) => facts.issues(id, now)))).flat()
}

export const issueChoices = async (context: Asked): Promise<readonly Choice[]> => choicesOf(await issuesOf(context))

/** The issue that an officer means, by its key or some words of its title. */
export function issueNamed(known: readonly Issue[], typed: string): Issue | undefined {
  const word = typed.toLowerCase()
  return known.find(({ key, title }) => key === word || title.toLowerCase().includes(word))
}
