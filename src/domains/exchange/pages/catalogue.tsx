import { Button } from 'antd'
import { useEffect } from 'react'
import { say } from '#platform/say'
import { Asked, type Column, ListPage, type RowOf, setLanguage, T, To, useAsk, useLanguage, useSay } from '#ui'
import { consents, directions, grounds, ListCatalogue, liveStates } from '../model/index.ts'
import { labelIn, sayFields, texts } from './words.ts'

type Row = RowOf<typeof ListCatalogue>

const columns: readonly Column<Row>[] = [
  { key: 'partner', label: say('对方部门', 'Partner'), width: 120 },
  { key: 'direction', label: say('方向', 'Direction'), value: (row) => labelIn(directions, row.direction), width: 64 },
  { key: 'purpose', label: say('用途', 'Purpose'), width: 90 },
  { key: 'ground', label: say('合法性基础', 'Ground'), value: (row) => labelIn(grounds, row.ground), width: 76 },
  { key: 'basis', label: say('依据文件', 'Document'), width: 76 },
  {
    key: 'fields',
    label: say('字段或内容', 'Fields'),
    value: (row) => sayFields([...row.fields, ...row.kinds]),
    kind: 'say',
    width: 130,
  },
  { key: 'untilOn', label: say('截止日期', 'Until'), kind: 'date' },
  { key: 'state', label: say('状态', 'State'), kind: 'state', value: (row) => labelIn(liveStates, row.state) },
  { key: 'lately', label: say('近 30 天', '30 days'), measure: say('人次', 'people'), kind: 'number' },
  { key: 'inAll', label: say('累计', 'In all'), measure: say('人次', 'people'), kind: 'number' },
]

/** What is shared with whom, for those who keep agreements. */
export function CataloguePage() {
  return (
    <ListPage
      title={texts.catalogue}
      breadcrumbs={[{ label: texts.agreements, to: '/exchange' }]}
      subtitle={
        <To to="/sharing">
          <T of={say('职工看到的页面', 'What workers see')} />
        </To>
      }
      list={ListCatalogue}
      columns={columns}
      rowKey={(row) => row.id}
      search={say('部门、用途或单位', 'Partner, purpose or unit')}
      filters={[
        { name: 'direction', kind: 'choice', label: say('方向', 'Direction'), choices: directions },
        { name: 'ground', kind: 'choice', label: say('合法性基础', 'Ground'), choices: grounds },
      ]}
      empty={
        <T
          of={say(
            '还没有生效的协议。在“数据共享协议”中申请，审核同意后列在这里。',
            'No agreement is in force yet. Ask for one under Agreements; once approved it stands here.',
          )}
        />
      }
    />
  )
}

function OneShared({ of }: { of: Row }) {
  return (
    <li className="x-shared">
      <h2>{of.partner}</h2>
      <p>
        <T of={labelIn(directions, of.direction)} />
        <T of={say(`：${of.purpose}`, `: ${of.purpose}`)} />
      </p>
      <dl>
        <dt>
          <T of={say('内容', 'What')} />
        </dt>
        <dd>
          <T of={sayFields([...of.fields, ...of.kinds])} />
        </dd>
        <dt>
          <T of={say('依据', 'On what ground')} />
        </dt>
        <dd>
          <T of={labelIn(grounds, of.ground)} />
          {of.consent && (
            <T of={say(`（${labelIn(consents, of.consent).zh}）`, ` (${labelIn(consents, of.consent).en})`)} />
          )}
          <T of={say(`，${of.basis}`, `, ${of.basis}`)} />
        </dd>
        <dt>
          <T of={say('负责单位', 'Unit')} />
        </dt>
        <dd>{of.unitName}</dd>
        <dt>
          <T of={say('状态', 'State')} />
        </dt>
        <dd>
          <T of={labelIn(liveStates, of.state)} />
          <T
            of={say(
              `，至 ${of.untilOn}；近 30 天 ${of.lately} 人次`,
              `, until ${of.untilOn}; ${of.lately} people in 30 days`,
            )}
          />
        </dd>
      </dl>
    </li>
  )
}

/** The same for workers, on a phone: nobody signs in to read what is shared with whom. */
export function SharingPage() {
  const toSay = useSay()
  const now = useLanguage()
  const asked = useAsk(ListCatalogue, { query: { size: 200 } })
  useEffect(() => {
    document.title = `${toSay(texts.catalogue)} - ${toSay(say('工运', 'Gongyun'))}`
  })
  return (
    <div className="x-public">
      <Button type="text" onClick={() => setLanguage(now === 'zh' ? 'en' : 'zh')}>
        {now === 'zh' ? 'English' : '中文'}
      </Button>
      <h1>
        <T of={texts.catalogue} />
      </h1>
      <p>
        <T
          of={say(
            '只按下列协议提供或接收职工信息。每次查询都记入您的“谁看过我的档案”；以同意为依据的，可随时在“我的授权”中撤回。',
            'Workers’ data is shared under these agreements only. Each query stands in your record of who looked; consent can be withdrawn at any time.',
          )}
        />
      </p>
      <p>
        <a href="/my">
          <T of={say('我的档案和授权', 'My file and consents')} />
        </a>
      </p>
      <Asked of={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p>
              <T of={say('目前没有数据共享协议。', 'Nothing is shared at present.')} />
            </p>
          ) : (
            <ul className="x-list">
              {rows.map((row) => (
                <OneShared key={row.id} of={row} />
              ))}
            </ul>
          )
        }
      </Asked>
    </div>
  )
}
