import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Asked, CasePage, DueDate, Fact, Section, T, TableFor, useAsk } from '#ui'
import { GetRound } from '../model/index.ts'
import { roundProcess } from '../process/round.ts'
import { Board } from './board.tsx'
import { LightCounts } from './light-counts.tsx'
import { reportColumns } from './report-columns.tsx'
import { titles } from './words.ts'

type Round = AnswerOf<typeof GetRound>

function Counts({ of: { round, due, check, bulletin, missing } }: { of: Round }) {
  const { counts } = round
  const left = counts.total - counts.dropped
  return (
    <>
      <Fact label={say('报送期限怎样算出', 'How the term was reckoned')}>
        <DueDate on={due.date} due={due} />
      </Fact>
      <Fact label={say('核查期限', 'Checked by')}>
        <DueDate on={check.date} due={check} />
      </Fact>
      <Fact label={say('通报期限', 'Bulletin by')}>
        <DueDate on={bulletin.date} due={bulletin} />
      </Fact>
      <Fact label={say('已认可', 'Accepted')}>
        <T of={say(`${counts.accepted} / ${left} 件`, `${counts.accepted} of ${left}`)} />
      </Fact>
      <Fact label={say('待核查', 'To be checked')}>{counts.submitted}</Fact>
      <Fact label={say('按时报送', 'In time')}>
        <T of={say(`${counts.onTime} / ${left} 件`, `${counts.onTime} of ${left}`)} />
      </Fact>
      <Fact label={say('退回', 'Sent back')}>
        <T of={say(`${counts.sentBack} 次`, `${counts.sentBack} times`)} />
      </Fact>
      <Fact label={say('灯色', 'Lights')}>
        <LightCounts of={counts} />
      </Fact>
      <Fact label={say('填报负担', 'Burden')}>
        <T
          of={say(
            `应填 ${counts.fields} 项，已带出 ${counts.filled} 项，重复询问 ${counts.again} 项`,
            `${counts.fields} fields asked, ${counts.filled} filled in, ${counts.again} asked again`,
          )}
        />
      </Fact>
      {missing > 0 && (
        <Fact label={say('尚未纳入', 'Not asked yet')}>
          <T of={say(`${missing} 项新任务`, `${missing} tasks begun since`)} />
        </Fact>
      )}
    </>
  )
}

const lateTitle = say('迟报名单', 'Late list')

function LateList({ of: { late } }: { of: Round }) {
  return (
    <Section title={lateTitle}>
      <TableFor
        caption={lateTitle}
        columns={reportColumns.filter((column) => ['title', 'unitName', 'late', 'stateLabel'].includes(column.key))}
        rows={late}
        rowKey={(row) => row.id}
        link={(row) => row.page}
        empty={<T of={say('没有迟报。', 'Nobody is late.')} />}
      />
    </Section>
  )
}

/** The board of a quarter: dates with their arithmetic, how reports stand, late list, sheet. */
export function RoundPage({ regionId, id }: { regionId: string; id: string }) {
  const round = useAsk(GetRound, { params: { regionId, id } })
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={roundProcess}
      breadcrumbs={[{ label: titles.rounds, to: '/dispatch' }]}
      facts={() => (round.data ? <Counts of={round.data} /> : null)}
    >
      {(of) => (
        <Asked of={round}>
          {(answer) => (
            <>
              <LateList of={answer} />
              <Board regionId={of.regionId} id={of.id} closed={of.closed} />
            </>
          )}
        </Asked>
      )}
    </CasePage>
  )
}
