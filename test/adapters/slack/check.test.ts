import { expect, it } from 'vitest'
import { specsMissing, wrong, wrongArguments, wrongMessage, wrongView } from '../../emulators/slack/check.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const message = (...blocks: object[]) => wrongMessage({ text: 'words', blocks })

// A check that lets everything through would make every other test here worth nothing.
it.each([
  [
    'an empty text',
    message({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] }),
  ],
  ['no elements', message({ type: 'rich_text', elements: [] })],
  ['a header of 151', message({ type: 'header', text: plain('a'.repeat(151)) })],
  [
    'a button of 76',
    message({ type: 'actions', elements: [{ type: 'button', action_id: 'a', text: plain('a'.repeat(76)) }] }),
  ],
  ['51 blocks', message(...Array.from({ length: 51 }, () => ({ type: 'divider' })))],
  ['no text', wrongMessage({ blocks: [{ type: 'divider' }] })],
  ['a title of 25', wrongView({ type: 'modal', title: plain('a'.repeat(25)), blocks: [] })],
  [
    'a form that cannot be sent',
    wrongView({
      type: 'modal',
      title: plain('a'),
      blocks: [{ type: 'input', label: plain('a'), element: { type: 'plain_text_input' } }],
    }),
  ],
  [
    'too much together',
    message(...Array.from({ length: 5 }, () => ({ type: 'section', text: plain('a'.repeat(2_900)) }))),
  ],
])('refuses %s, as Slack does', (_, found) => {
  expect(found).not.toEqual([])
})

it('knows Slack’s types and arguments', (test) => {
  if (specsMissing) test.skip(specsMissing)
  expect(message({ type: 'header', contnet: 'x', text: plain('a') })).not.toEqual([])
  expect(message({ type: 'heading', text: plain('a') })).not.toEqual([])
  expect(wrong({ command: '/x' }, 'Slash')).not.toEqual([])
  expect(wrongArguments('chat.postMessage', { chanel: 'C1' })).toEqual(['chat.postMessage has no argument chanel'])
  expect(wrong({ display_information: {} }, 'manifest', 'manifest')).not.toEqual([])
  expect(message({ type: 'header', text: plain('a') }, { type: 'divider' })).toEqual([])
})
