import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { industries, occupations, sexes, skillGrades } from '#kernel/codes'
import type { Endpoint } from '#platform/endpoint'
import { say } from '#platform/say'
import {
  type Column,
  ExportButton,
  FilterBar,
  FormDialog,
  may,
  Page,
  PlusOutlined,
  ProblemBox,
  type RowOf,
  T,
  TableFor,
  To,
  useDo,
  useGo,
  useList,
  useMe,
  useSay,
} from '#ui'
import { AddWorker, ExportWorkers, ListWorkers, NewWorker, states } from '../model/index.ts'
import { FindByNumber } from './find.tsx'
import { codeWord, labelIn, texts } from './words.ts'

type Row = RowOf<typeof ListWorkers>

const columns: readonly Column<Row>[] = [
  { key: 'name', label: say('姓名', 'Name'), width: 100 },
  { key: 'identity', label: say('身份证号', 'Identity'), width: 170 },
  { key: 'unitName', label: say('所属单位', 'Unit'), width: 220 },
  { key: 'state', label: say('状态', 'State'), kind: 'state', value: (row) => labelIn(states, row.state) },
  { key: 'sex', label: say('性别', 'Sex'), kind: 'say', value: (row) => codeWord(sexes, row.sex), wideOnly: true },
  { key: 'birthYear', label: say('出生年份', 'Born'), wideOnly: true },
  {
    key: 'occupation',
    label: say('职业大类', 'Occupation'),
    kind: 'say',
    value: (row) => codeWord(occupations, row.occupation),
    wideOnly: true,
  },
  {
    key: 'industry',
    label: say('行业', 'Industry'),
    kind: 'say',
    value: (row) => codeWord(industries, row.industry),
    wideOnly: true,
  },
  {
    key: 'skillGrade',
    label: say('技能等级', 'Grade'),
    kind: 'say',
    value: (row) => codeWord(skillGrades, row.skillGrade),
  },
  { key: 'unionMember', label: say('工会会员', 'Member'), kind: 'yes-no', wideOnly: true },
]

const coded = (list: { codes: readonly { value: string | number; label: ReturnType<typeof say> }[] }) =>
  list.codes.map(({ value, label }) => ({ value: String(value), label }))

/** A button with the form of a new file. Nothing of it is kept in the tab: it holds numbers. */
function Register() {
  const [open, setOpen] = useState(false)
  const add = useDo(AddWorker)
  const go = useGo()
  const home = useMe().appointments[0]?.unitId
  if (!may('worker.manage')) return null
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={texts.add} />
      </Button>
      {open && (
        <FormDialog
          title={texts.add}
          form={NewWorker}
          start={{
            unitId: home,
            employment: '1',
            skillGrade: '0',
            titleLevel: '0',
            party: '13',
            unionMember: true,
            migrant: false,
          }}
          unitId={home}
          onSubmit={async (answers) => {
            const { regionId, id } = await add.run({ body: { answers } })
            go(`/workers/${regionId}/${id}`)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Taking the list out asks what for; everybody on it can read the answer. */
function TakeOut({ query, total }: { query: Record<string, unknown>; total: number }) {
  const toSay = useSay()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  if (!may('worker.export')) return null
  const { page: _page, size: _size, ...filters } = query
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <T of={say('导出名册', 'Take the list out')} />
      </Button>
      <Modal
        open={open}
        title={toSay(say('导出名册', 'Take the list out'))}
        footer={null}
        onCancel={() => setOpen(false)}
      >
        <p>
          <T
            of={say(
              '号码脱敏导出；谁、何时、为什么导出，名册上的每位职工都能看到。',
              'Numbers stay masked. Everybody on the list can see who took it out, when and why.',
            )}
          />
        </p>
        <div className="g-field">
          <label htmlFor="export-reason">
            <T of={texts.reason} />
          </label>
          <Input
            id="export-reason"
            value={reason}
            maxLength={300}
            aria-describedby="export-reason-rule"
            onChange={(event) => setReason(event.target.value)}
          />
          <p id="export-reason-rule" className="g-hint">
            <T
              of={say(
                '写明用途后即可导出，不少于 4 个字。',
                'Say what for, in four characters or more, and the button is there.',
              )}
            />
          </p>
        </div>
        {reason.trim().length >= 4 && (
          <ExportButton of={ExportWorkers as unknown as Endpoint} query={{ ...filters, reason }} total={total} />
        )}
      </Modal>
    </>
  )
}

/** The workers of one's units. */
export function WorkersPage() {
  const list = useList(ListWorkers)
  return (
    <Page
      title={texts.workers}
      subtitle={
        may('worker.manage') && (
          <>
            <To to="/workers/imports">
              <T of={texts.imports} />
            </To>{' '}
            <To to="/workers/twins">
              <T of={texts.twins} />
            </To>
          </>
        )
      }
      actions={
        <>
          <TakeOut query={list.query} total={list.total} />
          <Register />
        </>
      }
    >
      <FindByNumber />
      <FilterBar
        value={list.filter}
        onChange={list.setFilter}
        search={say('姓名', 'Name')}
        fields={[
          { name: 'state', kind: 'choice', label: say('状态', 'State'), choices: states.slice(0, 5) },
          { name: 'skillGrade', kind: 'choice', label: skillGrades.label, choices: coded(skillGrades) },
          { name: 'industry', kind: 'choice', label: industries.label, choices: coded(industries) },
          { name: 'unitId', kind: 'unit', label: say('单位及下级', 'Unit and below') },
        ]}
      />
      <ProblemBox problem={list.problem} onRetry={list.retry} />
      <TableFor
        caption={texts.workers}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        link={(row) => `/workers/${row.regionId}/${row.id}`}
        paging={list.paging}
        exported
        empty={
          <T
            of={say(
              '没有符合条件的职工。可“新建档案”，或到“批量导入”上传名册。',
              'No worker fits. Begin a file, or upload a list under Imports.',
            )}
          />
        }
      />
    </Page>
  )
}
