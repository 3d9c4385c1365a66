import { Button } from 'antd'
import type { AnswerOf } from '#platform/endpoint'
import { type Say, say } from '#platform/say'
import { may, Scroll, T, useSay } from '#ui'
import type { GetPosts } from '../../model/index.ts'
import type { Edit } from './post-change.tsx'

type Answer = AnswerOf<typeof GetPosts>

interface Props {
  caption: Say
  posts: Answer['posts']
  permissions: Answer['permissions']
  onEdit(edit: Edit): void
}

const yes = say('有', 'Yes')
const no = say('—', '—')

/** One crossing of post and permission: a word, and for those who may change it a button that says what it is about. */
function Crossing({
  post,
  permission,
  onEdit,
}: Pick<Props, 'onEdit'> & {
  post: Answer['posts'][number]
  permission: Answer['permissions'][number]
}) {
  const toSay = useSay()
  const held = permission.posts.includes(post.post)
  if (!may('people.manage')) return <T of={held ? yes : no} />
  return (
    <Button
      size="small"
      type={held ? 'default' : 'text'}
      aria-label={`${toSay(post.label)}：${toSay(permission.label)}，${toSay(held ? yes : say('无', 'no'))}`}
      onClick={() => onEdit({ post, permission, held })}
    >
      <T of={held ? yes : no} />
    </Button>
  )
}

/** Permissions down, posts across. */
export function MatrixTable({ caption, posts, permissions, onEdit }: Props) {
  const toSay = useSay()
  return (
    <Scroll label={caption}>
      <table className="g-table a-matrix">
        <caption className="g-unseen">{toSay(caption)}</caption>
        <thead>
          <tr>
            <th scope="col">
              <T of={say('权限', 'Permission')} />
            </th>
            {posts.map((post) => (
              <th key={post.post} scope="col">
                <T of={post.label} />
                <small>
                  {' '}
                  <T of={say(`${post.holders} 人`, `${post.holders}`)} />
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission.permission}>
              <th scope="row">
                <T of={permission.label} />
              </th>
              {posts.map((post) => (
                <td key={post.post}>
                  <Crossing post={post} permission={permission} onEdit={onEdit} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
