import { z } from 'zod'
import { type Context, UserError } from '../src/core/command.ts'
import type { Proposal } from '../src/core/proposal.ts'

/** The option with which an officer has everybody in the channel notified. */
export const everyoneOption = z
  .boolean()
  .optional()
  .meta({ description: 'Notify everybody in the channel. Only if you may, too', label: 'Notify everybody' })

/** Where everybody is to be notified: here, if whoever asks for it may do so themselves. */
export async function notifying(
  everyone: boolean | undefined,
  { place, mayNotifyAll }: Context,
): Promise<Pick<Proposal & { kind: 'action' }, 'notify'>> {
  if (!everyone) return {}
  if (!(await mayNotifyAll()))
    throw new UserError('You may not notify everybody here yourself, so I may not do it for you. Leave it out.')
  return place.space === undefined ? {} : { notify: { platform: place.platform, space: place.space } }
}
