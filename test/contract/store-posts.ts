import { describe, expect, it } from 'vitest'
import type { ActionPost } from '../../src/core/acts.ts'
import type { Given } from './store.ts'
import { PLACES } from './store-polls.ts'

/** Where an action stands outside Steward. */
export function actionPostsContract(given: Given): void {
  const post = (
    dispute: string,
    id: string,
    revision = 0,
    place: ActionPost['ref']['place'] = PLACES[0],
  ): ActionPost => ({
    dispute,
    action: 'strike',
    revision,
    ref: { place, id },
  })

  describe('the posts of an action', () => {
    it('are listed by what they said, each once, and leave out those that are lost', async () => {
      const { actionPosts } = given.store
      const dispute = await given.written({})
      const alone = { ...post(dispute, '9', 2, { platform: 'terminal', channel: 'x' }), reminds: true } as const
      const posts = [post(dispute, '2'), post(dispute, '3', 0, PLACES[1]), post(dispute, '1', 1), alone]
      for (const each of [...posts].reverse()) await actionPosts.posted(each)
      await actionPosts.posted(post(dispute, '2'))
      expect(await actionPosts.posts(dispute, 'strike')).toEqual(posts)
      expect(await actionPosts.posts(dispute, 'walkout')).toEqual([])
      await actionPosts.lost(post(dispute, '3', 0, PLACES[0]))
      await actionPosts.lost(post(dispute, '2'))
      expect(await actionPosts.posts(dispute, 'strike')).toEqual(posts.slice(1))
    })
  })

  describe('the event of an action', () => {
    it('is one for each server, and the newest', async () => {
      const { actionPosts } = given.store
      const dispute = await given.written({})
      const server = (space: string) => ({ platform: 'discord', space }) as const
      expect(await actionPosts.event(dispute, 'strike', server('G1'))).toBeUndefined()
      await actionPosts.keepEvent(dispute, 'strike', server('G1'), 'e1')
      await actionPosts.keepEvent(dispute, 'strike', server('G2'), 'e2')
      await actionPosts.keepEvent(dispute, 'strike', server('G1'), 'e3')
      const events = [server('G1'), server('G2'), { platform: 'slack', space: 'G1' } as const]
      expect(await Promise.all(events.map((each) => actionPosts.event(dispute, 'strike', each)))).toEqual([
        'e3',
        'e2',
        undefined,
      ])
      expect(await actionPosts.event(dispute, 'walkout', server('G1'))).toBeUndefined()
      expect(await actionPosts.otherEvents(dispute, 'walkout', server('G1'))).toEqual(['e3'])
      expect(await actionPosts.otherEvents(dispute, 'strike', server('G1'))).toEqual([])
    })
  })
}
