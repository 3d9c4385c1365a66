import { type ClaimRow, claimMethods, claimStates, GetClaim } from '#kernel/indicator'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Asked, EvidenceLinks, Fact, Facts, formatDate, Page, Section, sayPeriod, T, TableFor, To, useAsk } from '#ui'
import * as titles from '../titles.ts'
import { claimColumns } from './columns.tsx'

type Answer = AnswerOf<typeof GetClaim>

/** One figure, opened: what it says, who said it, when, of what, on which ground, and which figure counts. */
export default function Figure({ regionId, id }: { regionId: string; id: string }) {
  const asked = useAsk(GetClaim, { params: { regionId, id } })
  return (
    <Asked of={asked}>
      {(of) => (
        <Page
          title={of.claim.label}
          subtitle={<T of={of.claim.figure} />}
          breadcrumbs={[{ label: titles.figures, to: '/figures' }]}
        >
          <div className="g-panel">
            <ClaimFacts of={of} />
          </div>
          <Section title={say('佐证材料', 'Evidence')}>
            <Ground of={of} />
          </Section>
          <Counting of={of} />
          <Others title={say('被它替换的数', 'What it replaced')} rows={of.earlier} />
          <Others title={say('替换它的数', 'What replaced it')} rows={of.later ? [of.later] : []} />
        </Page>
      )}
    </Asked>
  )
}

function ClaimFacts({ of }: { of: Answer }) {
  const { claim, indicator } = of
  return (
    <Facts>
      <Fact label={say('状态', 'State')}>
        <T of={claimStates[claim.state]} />
      </Fact>
      <Fact label={say('单位', 'Unit')}>
        <To to={`/org/${claim.unitId}`}>{claim.unitName}</To>
      </Fact>
      <Fact label={say('统计期', 'Period')}>{claim.period ? <T of={sayPeriod(claim.period)} /> : '—'}</Fact>
      <Fact label={say('截至日期', 'As of')}>{claim.asOf ?? '—'}</Fact>
      <Fact label={say('口径', 'Scope')}>{claim.scope || <T of={say('全部', 'All of it')} />}</Fact>
      <Fact label={say('取得方式', 'Method')}>
        <T of={claimMethods[claim.method]} />
      </Fact>
      <Fact label={say('填报', 'Reported by')}>
        {claim.reporterUnitName} {claim.reporterName} <time>{formatDate(claim.reportedAt)}</time>
      </Fact>
      <Fact label={say('指标依据', 'Source of the indicator')}>
        <T of={indicator.source} />
      </Fact>
      {claim.source && (
        <Fact label={say('文中出处', 'Read in')}>
          {claim.source.title}（{claim.source.from}–{claim.source.to}）
        </Fact>
      )}
      <Fact label={say('所在事项', 'Case')}>
        {of.case ? <To to={`/cases/${of.case.regionId}/${of.case.id}`}>{of.case.title}</To> : '—'}
      </Fact>
    </Facts>
  )
}

function Ground({ of }: { of: Answer }) {
  if (of.evidence.length > 0) return <EvidenceLinks ids={of.evidence.map((file) => file.id)} />
  return (
    <p>
      <T of={say('没有佐证材料。', 'No evidence was given.')} />
    </p>
  )
}

function Counting({ of }: { of: Answer }) {
  const { headline } = of
  if (!headline) return null
  const own = headline.claim.id === of.claim.id
  return (
    <Section title={say('以哪个数为准', 'Which figure counts')}>
      <p>
        <T of={own ? say('以此数为准。', 'This one.') : say('以另一个数为准：', 'Another one: ')} />
        {!own && (
          <To to={`/figures/${headline.claim.regionId}/${headline.claim.id}`}>
            <T of={headline.claim.figure} />
          </To>
        )}
      </p>
      <p className="g-hint">
        <T of={headline.rule.label} />
        {headline.disputed && <T of={say('；各方说法不一', '; the reporters disagree')} />}
      </p>
      <Others title={say('其他说法', 'What others say')} rows={headline.others} />
    </Section>
  )
}

function Others({ title, rows }: { title: ReturnType<typeof say>; rows: readonly ClaimRow[] }) {
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <TableFor
        caption={title}
        columns={claimColumns}
        rows={rows}
        rowKey={(row) => row.id}
        link={(row) => `/figures/${row.regionId}/${row.id}`}
      />
    </Section>
  )
}
