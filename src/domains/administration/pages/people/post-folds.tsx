import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Fact, Facts, Section, T, useMe } from '#ui'
import type { GetPosts } from '../../model/index.ts'

type Answer = AnswerOf<typeof GetPosts>
type Post = Answer['posts'][number]

/** What a post may do, part by part of the product. */
function Held({ of, post }: { of: Answer; post: Post }) {
  const held = of.permissions.filter((one) => one.posts.includes(post.post))
  if (held.length === 0) return <T of={say('没有任何权限。', 'No permissions.')} />
  const parts = [...new Map(held.map((one) => [one.domain.zh, one.domain])).values()]
  return (
    <Facts>
      {parts.map((part) => {
        const own = held.filter((one) => one.domain.zh === part.zh).map(({ label }) => label)
        return (
          <Fact key={part.zh} label={part} wide>
            <T of={say(own.map(({ zh }) => zh).join('、'), own.map(({ en }) => en).join(', '))} />
          </Fact>
        )
      })}
    </Facts>
  )
}

function Fold({ of, post, open }: { of: Answer; post: Post; open: boolean }) {
  return (
    <details className="g-card a-fold" open={open}>
      <summary>
        <strong>
          <T of={post.label} />
        </strong>{' '}
        <small>
          <T of={say(`${post.holders} 人`, post.holders === 1 ? '1 person' : `${post.holders} people`)} />
        </small>
      </summary>
      <Held of={of} post={post} />
    </details>
  )
}

/** One's own posts and what they may do, first; on a phone the other posts follow folded, in place of the wide table. */
export function PostFolds({ of, others }: { of: Answer; others: boolean }) {
  const mine = new Set(useMe().appointments.map(({ post }) => post))
  const rest = of.posts.filter(({ post }) => !mine.has(post))
  return (
    <>
      {mine.size > 0 && (
        <Section title={say('本人岗位可办的事', 'What your posts may do')}>
          {of.posts
            .filter(({ post }) => mine.has(post))
            .map((post) => (
              <Fold key={post.post} of={of} post={post} open />
            ))}
        </Section>
      )}
      {others && (
        <Section title={say('其他岗位', 'Other posts')}>
          {rest.map((post) => (
            <Fold key={post.post} of={of} post={post} open={false} />
          ))}
          <p className="g-hint">
            <T of={say('调整权限请在电脑上办理。', 'Permissions are changed on a wide screen.')} />
          </p>
        </Section>
      )}
    </>
  )
}
