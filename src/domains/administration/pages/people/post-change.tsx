import { Alert } from 'antd'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { FormDialog, RefusalList, T, useDo, useGo, useMe } from '#ui'
import { ChangePost, type GetPosts } from '../../model/index.ts'
import { findMatrixRefusal } from '../../rules/index.ts'
import { ReasonForm } from './forms.ts'

type Answer = AnswerOf<typeof GetPosts>

/** A crossing of the table that is about to change. */
export interface Edit {
  post: Answer['posts'][number]
  permission: Answer['permissions'][number]
  held: boolean
}

/** Gives or takes a permission with a reason; what the rules forbid says so before it is sent. */
export function ChangeDialog({ edit, onClose }: { edit: Edit; onClose(): void }) {
  const change = useDo(ChangePost)
  const go = useGo()
  const ownPosts = useMe().appointments.map((one) => one.post)
  const { post, permission, held } = edit
  const deed = { post: post.post, permission: permission.permission, allowed: !held }
  const refusal = findMatrixRefusal({ ...deed, ownPosts })
  return (
    <FormDialog
      title={held ? say('收回权限', 'Take the permission') : say('授予权限', 'Give the permission')}
      form={ReasonForm}
      danger={held}
      onSubmit={async ({ reason }) => {
        const { grant } = await change.run({
          params: { post: post.post },
          body: { permission: deed.permission, allowed: deed.allowed, reason },
        })
        if (grant) go(`/posts/changes/${grant.regionId}/${grant.id}`)
      }}
      onClose={onClose}
    >
      <p>
        <T
          of={say(
            `${post.label.zh}（现有 ${post.holders} 人）：${permission.label.zh}`,
            `${post.label.en} (${post.holders} people): ${permission.label.en}`,
          )}
        />
      </p>
      {!held && (
        <p>
          <T of={say('提交后转召集人或副召集人批准，批准后生效。', 'It waits for a convener’s approval.')} />
        </p>
      )}
      {refusal && <Alert type="warning" showIcon title={<RefusalList refusals={[refusal]} />} />}
    </FormDialog>
  )
}
