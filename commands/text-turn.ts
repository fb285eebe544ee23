import type { Turns } from '../src/core/reports.ts'
import { UserError } from '../src/core/user-error.ts'

/** More than anybody has to tell in four weeks, and few enough that one person cannot drown the others or fill the disk. */
const MOST = 20

/** Held texts are few, so one person must not push out those of everybody else. */
const MOST_DRAFTS = 60

/** One of so many turns of a person's, now used up; undefined where they have had them all. */
const take = (turns: Turns, what: string, most: number): string | undefined =>
  Array.from({ length: most }, (_, n) => `${what} ${n}`).find((each) => turns.take(each))

/** Uses up one of a person's turns to have a text held that they have not sent yet. */
export function takeDraftTurn(turns: Turns): void {
  if (take(turns, 'draft', MOST_DRAFTS) === undefined)
    throw new UserError(
      `You have filled in this form ${MOST_DRAFTS} times in these four weeks, and I take it no more until they are over. I have kept nothing of this one. An officer will listen to more.`,
    )
}

/** Uses up one of a person's turns to tell something, and gives it back where nothing was kept of it. */
export async function withTextTurn<T>(turns: Turns, keep: () => Promise<T>): Promise<T> {
  const turn = take(turns, 'text', MOST)
  if (turn === undefined)
    throw new UserError(
      `You have told me ${MOST} things in these four weeks, and I take no more until they are over. I have kept nothing of this one. An officer will listen to more.`,
    )
  try {
    return await keep()
  } catch (error) {
    turns.giveBack(turn)
    throw error
  }
}
