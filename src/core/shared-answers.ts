import type { Place } from './adapter.ts'
import type { Command } from './command.ts'
import type { Message } from './message.ts'
import type { RawInput } from './options.ts'
import type { Clock } from './time.ts'

export interface Question {
  readonly command: Command
  readonly raw: RawInput
  readonly place: Place
}

export interface SharedAnswers {
  ask(question: Question, work: () => Promise<Message>): Promise<Message>
  /** Something was changed just now, and whoever changed it looks whether it shows. */
  forget(): void
}

/**
 * Works out the answer to a question once a second, for all who ask it in the same place within that second. No answer is
 * older than that, and times of actions are whole minutes, so nobody is told anything that does not hold.
 */
export function createSharedAnswers(clock: Clock): SharedAnswers {
  const answers = new Map<string, Promise<Message>>()
  let second = ''

  function ask({ command, raw, place }: Question, work: () => Promise<Message>): Promise<Message> {
    // The clock of a rehearsal stands still, and what officers change must show all the same: so the machine's seconds count too.
    const current = `${Math.floor(clock.now().epochMilliseconds / 1000)} ${Math.floor(performance.now() / 1000)}`
    if (current !== second) answers.clear()
    second = current
    // Two direct messages outside any space may be about two branches.
    const key = JSON.stringify([command.name, raw, place.platform, place.space ?? place.channel])
    const known = answers.get(key)
    if (known) return known
    const answer = work()
    answers.set(key, answer)
    answer.catch(() => answers.delete(key))
    return answer
  }

  return { ask, forget: () => answers.clear() }
}
