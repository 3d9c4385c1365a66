import { Button } from 'antd'
import { say } from '#platform/say'
import { Fact, ProblemBox, T, useAsk, useDo } from '#ui'
import { ConfirmReset, GetReset } from '../../model/index.ts'

/** For whoever may confirm: a reset password that waits for a second person, with the button that lets it count. */
export function ResetState({ id }: { id: string }) {
  const asked = useAsk(GetReset, { params: { id } })
  const confirm = useDo(ConfirmReset)
  if (!asked.data?.waits) return null
  const by = asked.data.byName ?? '—'
  return (
    <Fact label={say('密码重置', 'Password reset')} wide>
      <p>
        <T
          of={say(
            `由${by}重置，确认前不能登录。请先当面或电话向本人核实。`,
            `Reset by ${by}; nobody signs in before it is confirmed. Ask the person first.`,
          )}
        />
      </p>
      <ProblemBox problem={confirm.problem} />
      {asked.data.mayConfirm && (
        <Button loading={confirm.busy} onClick={() => void confirm.run({ params: { id } }).catch(() => null)}>
          <T of={say('已核实，确认重置', 'Asked; confirm the reset')} />
        </Button>
      )}
    </Fact>
  )
}
