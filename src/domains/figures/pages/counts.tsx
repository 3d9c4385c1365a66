import { Button } from 'antd'
import { join, type Say, say } from '#platform/say'
import { T, useSay } from '#ui'
import type { KindCount } from '../model/index.ts'
import { type FindingKind, kindNames } from '../rules/index.ts'

const grave = ({ error, warning }: KindCount): Say =>
  error > 0 && warning > 0 ? say(`（矛盾 ${error}）`, ` (${error} contradictions)`) : say('', '')

/** How many there are of each kind; pressing one shows only that kind, pressing it again shows all. */
export function KindCounts(props: {
  counts: readonly KindCount[]
  kind: string | undefined
  /** Count the differences that have their reason instead. */
  explained?: boolean
  onKind(kind: FindingKind | null): void
}) {
  const toSay = useSay()
  const label = say('各类有多少处，点击只看一类', 'How many of each kind; press one to see only it')
  return (
    <fieldset className="g-bare g-actions" aria-label={toSay(label)}>
      {props.counts.map((count) => {
        const pressed = props.kind === count.kind
        const total = props.explained ? count.info : count.error + count.warning
        const number = say(` ${total}`, ` ${total}`)
        return (
          <Button
            key={count.kind}
            size="small"
            type={pressed ? 'primary' : 'default'}
            aria-pressed={pressed}
            disabled={total === 0 && !pressed}
            onClick={() => props.onKind(pressed ? null : count.kind)}
          >
            <T of={join(kindNames[count.kind], number, props.explained ? say('', '') : grave(count))} />
          </Button>
        )
      })}
    </fieldset>
  )
}
