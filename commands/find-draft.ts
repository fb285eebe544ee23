import type { Draft } from '../src/core/acts.ts'
import { type Context, UserError } from '../src/core/command.ts'
import type { Proposal } from '../src/core/proposal.ts'
import { endingWords } from '../src/domain/draft-words.ts'

export const GONE =
  'That draft is not there any more: it was published, changed or thrown away, or it is older than a day.'

/** The asker's own draft of that id; undefined where there is none any more, or where it is somebody else's. */
export async function ownDraft(id: string, { acts, branch, asker }: Context): Promise<Draft | undefined> {
  const draft = await acts.find(branch.id, id)
  return draft?.author.platform === asker.platform && draft.author.id === asker.id ? draft : undefined
}

/** The asker's own draft, or a sentence that says what became of it. */
export async function mustBeOwn(id: string, context: Context): Promise<Draft> {
  const draft = await ownDraft(id, context)
  if (draft) return draft
  throw new UserError(await goneWords(id, context))
}

/** Of a draft that is not there any more. */
export async function goneWords(id: string, { acts, branch }: Context): Promise<string> {
  const ended = await acts.ended(branch.id, id)
  return ended ? endingWords(ended, ended.became) : GONE
}

/** The draft with another proposal in it. What a second officer was shown goes: their “Confirm” is for what they saw, and not for this. */
export async function redrafted(
  draft: Draft,
  proposal: Proposal,
  { acts, asker, branch, clock }: Context,
): Promise<Draft> {
  if (!draft.waiting) {
    await acts.redraft(draft.id, proposal)
    return { ...draft, proposal }
  }
  await acts.drop(draft.id, clock.now())
  return acts.draft(branch.id, proposal, asker, clock.now())
}

export const NOT_WAITING = 'That does not wait for you: an officer has said no to it, or its author has yet to say yes.'

const UNKNOWN =
  'I do not know that code. Check it letter by letter; if it is right, that was published, changed or thrown away already: /audit shows what was published.'

/** What a second officer is asked about. */
export async function waitingDraft(code: string, { acts, branch }: Context): Promise<Draft> {
  const draft = await acts.find(branch.id, code)
  if (!draft) {
    const ended = await acts.ended(branch.id, code)
    throw new UserError(ended ? endingWords(ended, ended.became) : UNKNOWN)
  }
  if (!draft.waiting) throw new UserError(NOT_WAITING)
  return draft
}
