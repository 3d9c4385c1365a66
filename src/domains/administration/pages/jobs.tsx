import { Button } from 'antd'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Asked, type Column, Page, ProblemBox, T, TableFor, useAsk, useDo } from '#ui'
import { ListFailedJobs, RetryJob } from '../model/index.ts'
import * as titles from './titles.ts'

const columns: readonly Column<AnswerOf<typeof ListFailedJobs>[number]>[] = [
  { key: 'kind', label: say('任务', 'Job') },
  { key: 'error', label: say('失败原因', 'Why it failed'), width: 280 },
  { key: 'attempts', label: say('已试次数', 'Tries'), kind: 'number' },
  { key: 'runAt', label: say('最近一次', 'Last'), kind: 'date' },
]

/** Background work that has used up its tries, to be looked at and tried again. */
export default function Jobs() {
  const asked = useAsk(ListFailedJobs, {})
  const retry = useDo(RetryJob)
  return (
    <Page
      title={titles.jobs}
      subtitle={
        <T
          of={say(
            '这里列出多次重试仍失败的任务；请先排除原因，再重试。',
            'Jobs that failed again and again; remove the cause, then try again.',
          )}
        />
      }
    >
      <ProblemBox problem={retry.problem} />
      <Asked of={asked}>
        {(rows) => (
          <TableFor
            caption={titles.jobs}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowActions={(row) => (
              <Button
                size="small"
                loading={retry.busy}
                onClick={() => void retry.run({ params: { id: row.id } }).catch(() => null)}
              >
                <T of={say('重试', 'Try again')} />
              </Button>
            )}
            empty={<T of={say('没有失败的任务。', 'No job has failed.')} />}
          />
        )}
      </Asked>
    </Page>
  )
}
