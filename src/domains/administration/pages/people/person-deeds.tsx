import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { FormDialog, ProblemBox, T, useAsk, useDo, useGo } from '#ui'
import { Appoint, EndPerson, GetAccount, type GetPerson, ResetPassword, UnlockAccount } from '../../model/index.ts'
import { AppointForm, ReasonForm } from './forms.ts'
import { FirstPassword, newPassword } from './password.tsx'

type Person = AnswerOf<typeof GetPerson>
type Deed = 'appoint' | 'reset' | 'end'

const words = {
  appoint: say('任职', 'Give a post'),
  reset: say('重置密码', 'Reset the password'),
  unlock: say('解除锁定', 'Unlock'),
  end: say('停用账号', 'End the account'),
}

/** What a security administrator may do for a person. */
export function PersonDeeds({ of }: { of: Person }) {
  const [open, setOpen] = useState<Deed | null>(null)
  const account = useAsk(GetAccount, { params: { id: of.id } })
  const unlock = useDo(UnlockAccount)
  const close = () => setOpen(null)
  return (
    <>
      <Button type="primary" onClick={() => setOpen('appoint')}>
        <T of={words.appoint} />
      </Button>
      {account.data?.lockedUntil && (
        <Button loading={unlock.busy} onClick={() => void unlock.run({ params: { id: of.id } }).catch(() => null)}>
          <T of={words.unlock} />
        </Button>
      )}
      <Button onClick={() => setOpen('reset')}>
        <T of={words.reset} />
      </Button>
      <Button danger onClick={() => setOpen('end')}>
        <T of={words.end} />
      </Button>
      <ProblemBox problem={unlock.problem} />
      {open === 'appoint' && <AppointDialog of={of} onClose={close} />}
      {open === 'reset' && <ResetDialog of={of} onClose={close} />}
      {open === 'end' && <EndDialog of={of} onClose={close} />}
    </>
  )
}

interface DialogProps {
  of: Person
  onClose(): void
}

function AppointDialog({ of, onClose }: DialogProps) {
  const appoint = useDo(Appoint)
  const go = useGo()
  return (
    <FormDialog
      title={words.appoint}
      form={AppointForm}
      start={{ tree: 'territorial' }}
      onSubmit={async (answers) => {
        const { grant } = await appoint.run({ body: { ...answers, personId: of.id } })
        if (grant) go(`/people/grants/${grant.regionId}/${grant.id}`)
      }}
      onClose={onClose}
    >
      <p>
        <T
          of={say(
            '标注“两人审批”的岗位提交后转召集人或副召集人批准，批准后生效；系统管理员、安全保密管理员、安全审计员不得互相兼任，也不得兼任业务岗位；不能为本人任职。',
            'Posts marked "two people" wait for a convener’s approval. The three administrators hold no other post, and nobody appoints themselves.',
          )}
        />
      </p>
    </FormDialog>
  )
}

function ResetDialog({ of, onClose }: DialogProps) {
  const reset = useDo(ResetPassword)
  const [password, setPassword] = useState<string | null>(null)
  const isReset = useRef(false)
  if (password) return <FirstPassword login={of.login} password={password} onClose={onClose} />
  return (
    <FormDialog
      title={words.reset}
      form={ReasonForm}
      onSubmit={async ({ reason }) => {
        const made = newPassword()
        await reset.run({ params: { id: of.id }, body: { password: made, reason } })
        isReset.current = true
        setPassword(made)
      }}
      onClose={() => !isReset.current && onClose()}
    >
      <p>
        <T
          of={say(
            '重置后所有登录设备下线，动态口令停用，须用首次密码登录并立即修改。授权岗位人员须经召集人、副召集人或审计员确认后方可登录。',
            'All sessions end, the second factor goes off, and the first password must be changed at once. For a post that carries power somebody else must confirm it first.',
          )}
        />
      </p>
    </FormDialog>
  )
}

function EndDialog({ of, onClose }: DialogProps) {
  const end = useDo(EndPerson)
  return (
    <FormDialog
      title={words.end}
      form={ReasonForm}
      danger
      onSubmit={(body) => end.run({ params: { id: of.id }, body })}
      onClose={onClose}
    >
      <p>
        <T of={say('停用后不能登录，全部任职自今日结束。', 'No more sign-in, and all posts end today.')} />
      </p>
    </FormDialog>
  )
}
