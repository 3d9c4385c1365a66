import { Alert } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '#platform/endpoint'
import { join, say } from '#platform/say'
import { Asked, Page, Section, T, useAsk, useWide } from '#ui'
import { GetPosts } from '../../model/index.ts'
import * as titles from '../titles.ts'
import { MatrixTable } from './matrix.tsx'
import { ChangeDialog, type Edit } from './post-change.tsx'
import { PostFolds } from './post-folds.tsx'

type Answer = AnswerOf<typeof GetPosts>

/** Which post may do what; a change asks for its reason and is written into the journal. */
export default function Posts() {
  const asked = useAsk(GetPosts, {})
  return (
    <Page
      title={titles.posts}
      subtitle={
        <T
          of={say(
            '“有”表示该岗位在其单位及下级范围内持有此权限。三员权限固定，不可互授。授予权限须经两人，收回即时生效。',
            '“Yes”: the post holds it for its unit and all below. What makes the three administrators three is fixed. Giving takes two people, taking works at once.',
          )}
        />
      }
    >
      <Asked of={asked}>{(of) => <Matrix of={of} />}</Asked>
    </Page>
  )
}

function Conflicts({ of }: { of: Answer['conflicts'] }) {
  if (of.length === 0) return null
  const names = of.map((one) => `${one.name}（${one.posts.map((post) => post.zh).join('、')}）`).join('；')
  const english = of.map((one) => `${one.name} (${one.posts.map((post) => post.en).join(', ')})`).join('; ')
  return (
    <Alert
      type="warning"
      showIcon
      title={<T of={say(`三员未分立：${names}`, `Not separate: ${english}`)} />}
      description={
        <T
          of={say(
            '三员不得互相兼任，也不得兼任业务岗位；请尽快另行任命后结束其中一项。',
            'The three hold no other post; appoint somebody else and end one of them.',
          )}
        />
      }
    />
  )
}

function Matrix({ of }: { of: Answer }) {
  const wide = useWide()
  const [edit, setEdit] = useState<Edit | null>(null)
  const groups = [...new Map(of.permissions.map((one) => [one.domain.zh, one.domain])).values()]
  return (
    <>
      <Conflicts of={of.conflicts} />
      <PostFolds of={of} others={!wide} />
      {(wide ? groups : []).map((group) => (
        <Section key={group.zh} title={join(say('权限：', 'Permissions: '), group)}>
          <MatrixTable
            caption={group}
            posts={of.posts}
            permissions={of.permissions.filter((one) => one.domain.zh === group.zh)}
            onEdit={setEdit}
          />
        </Section>
      ))}
      {edit && <ChangeDialog edit={edit} onClose={() => setEdit(null)} />}
    </>
  )
}
