import type { Harness } from '../../contract/adapter.ts'
import { PEOPLE } from './api.ts'
import type { FakeSlack } from './index.ts'

type Writing = Required<Pick<Harness, 'rewrite' | 'deleteOwn' | 'blockDirect' | 'cleared' | 'files'>>

/** What the member does with what they wrote to Steward alone, and what came of it. */
export const writing = ({ space }: FakeSlack, typed: (text: string) => string): Writing => ({
  async rewrite(text) {
    const before = space.written.pop()
    if (before) space.written.push({ ...before, text: typed(text) })
  },
  async deleteOwn() {
    space.written.pop()
  },
  async blockDirect() {
    space.closed = PEOPLE.member
  },
  cleared: () => space.cleared.length,
  files: () => space.shared.map(({ name }) => name),
})
