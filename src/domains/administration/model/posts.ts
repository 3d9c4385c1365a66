import { z } from 'zod'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Post } from './people.ts'

export const GetPosts = endpoint({
  method: 'GET',
  path: '/posts',
  summary: say('岗位与权限对照表', 'Posts and their permissions'),
  needs: 'people.read',
  answer: z.object({
    posts: z.array(z.object({ post: Post, label: SayShape, power: z.boolean(), holders: z.number() })),
    permissions: z.array(
      z.object({ permission: z.string(), label: SayShape, domain: SayShape, posts: z.array(z.string()) }),
    ),
    /** People who are two of the three administrators, from before the rule or from the first start. */
    conflicts: z.array(z.object({ personId: z.string(), name: z.string(), posts: z.array(SayShape) })),
  }),
})

export const ChangePost = endpoint({
  method: 'PUT',
  path: '/posts/:post',
  summary: say('调整岗位权限；授予权限转入两人审批', 'Change what a post may do; more goes to a second person'),
  needs: 'people.manage',
  asksAgain: true,
  params: z.object({ post: Post }),
  body: z.object({
    permission: z.string().max(60),
    allowed: z.boolean(),
    reason: z.string().trim().min(2).max(500),
  }),
  /** What a post loses it loses at once; what it is to gain waits in a case for a second person. */
  answer: z.object({
    changed: z.boolean(),
    grant: z.object({ regionId: z.number(), id: z.string() }).nullable(),
  }),
})
