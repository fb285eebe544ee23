import { type Message, say } from '../core/message.ts'
import { windowWords } from '../reports/window.ts'

/** To officers. The same for every window, so that it says nothing of how many reported. */
export const officersTold = (window: string): Message =>
  say(`What members reported from ${windowWords(window)} is published, as far as it can be.`, {
    type: 'text',
    text: '/evidence shows the figures, /concerns hands out what members wrote, once there are five new texts, and /evidencepack makes the figures ready for outside. Where there are too few reports, nothing is shown.',
  })

/** To everybody. */
export const membersTold = (window: string): Message =>
  say(`What members reported from ${windowWords(window)} is published, as far as it can be: /evidence`, {
    type: 'note',
    text: 'If you have seven words from me, look for an answer now and then: /replies. To report: /workload and /concern.',
  })

export const REFUSED =
  'I have published no figures of the last window: together with earlier ones they would have shown what single members answered. The answers are deleted. Whoever hosts me should know.'
