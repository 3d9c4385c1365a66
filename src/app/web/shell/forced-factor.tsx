import { say } from '#platform/say'
import { T } from '#ui'
import { SecondFactor } from '../pages/second-factor.tsx'
import { Card } from './card.tsx'
import { LeaveButton } from './leave.tsx'

const steps = [
  say(
    '在手机上装一个“身份验证器”应用（支持 TOTP 的均可，不需联网）。',
    'Put an authenticator app on your phone (any that speaks TOTP; it needs no network).',
  ),
  say(
    '点“启用”，按提示再输入一次密码，然后用应用扫描二维码，或手工输入密钥。',
    'Press “Switch on”, give your password once more, then scan the code with the app or type the secret.',
  ),
  say(
    '输入应用上显示的 6 位数字并确认。完成后即可使用系统，以后登录都要输入当时的 6 位数字。',
    'Type the six digits the app shows, and confirm. Then you can go on; from now on signing in asks for the digits of the moment.',
  ),
]

/** A post with power is not worked in by a password alone: the second factor comes before anything else. */
export function ForcedFactor() {
  return (
    <Card title={say('请先启用动态口令', 'Switch on your second factor first')}>
      <p>
        <T
          of={say(
            '您的岗位可以管理系统、人员或日志，或复核、签发评价和通报，按规定除密码外须用动态口令登录。',
            'Your post runs the system, its people or its journal, or confirms and signs scores and bulletins; it needs a second factor besides the password.',
          )}
        />
      </p>
      <ol className="s-steps">
        {steps.map((step) => (
          <li key={step.en}>
            <T of={step} />
          </li>
        ))}
      </ol>
      <SecondFactor />
      <p className="g-hint">
        <T
          of={say(
            '手机丢失或更换：请联系安全保密管理员重置账号，并由第二人确认。',
            'Phone lost or replaced: the security administrator resets the account and a second person confirms it.',
          )}
        />
      </p>
      <LeaveButton />
    </Card>
  )
}
