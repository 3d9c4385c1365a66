import { App, Button } from 'antd'
import { useState } from 'react'
import { choices, defineForm, number, text, units } from '#kernel/form'
import { ListIndicators } from '#kernel/indicator'
import { ActOnCase, type CaseAnswer } from '#kernel/process'
import { join, type Say, say } from '#platform/say'
import {
  Asked,
  type Column,
  download,
  FileWordOutlined,
  FormDialog,
  PlusOutlined,
  problemOf,
  Section,
  T,
  TableFor,
  TableOutlined,
  useAsk,
  useDo,
  useSay,
} from '#ui'
import { type BookNote, type BookTable, ChapterTables, ChapterTablesDocx, ChapterTablesXlsx } from '../model/index.ts'

const texts = {
  tables: say('数据表', 'Tables'),
  notes: say('数据来源', 'Sources'),
  add: say('编排数据表', 'Add a table'),
  none: say(
    '还没有数据表。选定指标、地区和年度，数字由数据台账生成，不必填写。',
    'No tables yet. Choose indicators, units and years; the figures come from what was reported.',
  ),
  explained: say(
    '“—”为未报送，不作零计算；“※”为同一口径下另有不同数据；方括号内为来源编号。',
    '— was not reported and is no zero; ※ has another figure beside it; brackets name the source.',
  ),
}

type Row = BookTable['rows'][number]

const sayCell = ({ figure, disputed, note }: Row['cells'][number]): string =>
  `${figure}${disputed ? '※' : ''}${note === null ? '' : `[${note}]`}`

const sayReported = ({ n, of, hidden }: BookTable['reported'][number], year: number): Say =>
  say(
    `${year}年 ${of} 个单位中 ${n} 个已报${hidden > 0 ? `，另有 ${hidden} 个您无权查看` : ''}`,
    `${year}: ${n} of ${of} reported${hidden > 0 ? `, ${hidden} more not open to you` : ''}`,
  )

function OneTable({ table }: { table: BookTable }) {
  const toSay = useSay()
  const caption = join(table.title, '：', table.label, '（', table.measure, '）')
  const columns: Column<Row>[] = [
    { key: 'unitName', label: say('地区和单位', 'Unit') },
    ...table.years.map((year, i) => ({
      key: String(year),
      label: say(`${year}年`, String(year)),
      value: (row: Row) => {
        const cell = row.cells[i]
        return cell ? sayCell(cell) : ''
      },
    })),
  ]
  return (
    <div>
      <TableFor caption={caption} columns={columns} rows={table.rows} rowKey={(row) => String(row.unitId)} />
      <p className="g-hint">
        {table.years
          .map((year, i) => {
            const one = table.reported[i]
            return one ? toSay(sayReported(one, year)) : ''
          })
          .join('；')}
      </p>
    </div>
  )
}

function Notes({ notes }: { notes: readonly BookNote[] }) {
  if (notes.length === 0) return null
  return (
    <TableFor
      caption={texts.notes}
      columns={[
        { key: 'n', label: say('编号', 'No.'), value: (row) => `[${row.n}]` },
        { key: 'what', label: say('数据', 'Figure'), value: (row) => `${row.unitName} ${row.period}年 ${row.label}` },
        { key: 'said', label: say('来源', 'Said by') },
        { key: 'claim', label: say('台账编号', 'Claim'), wideOnly: true },
      ]}
      rows={[...notes]}
      rowKey={(row) => String(row.n)}
    />
  )
}

/** Chooses indicators, units and years of one more table, by name. */
function AddTable({ of, onClose }: { of: CaseAnswer; onClose(): void }) {
  const act = useDo(ActOnCase)
  const asked = useAsk(ListIndicators, { query: {} })
  const year = Number(of.openedOn.slice(0, 4))
  return (
    <Asked of={asked}>
      {(indicators) => {
        const form = defineForm({
          title: text(say('表名', 'Title'), { max: 100 }),
          indicators: choices(
            say('指标', 'Indicators'),
            indicators.map(({ label }) => ({ value: label.zh, label })),
          ),
          units: units(say('地区和单位', 'Units')),
          from: number(say('起始年度', 'From'), { measure: say('年', 'year'), min: 2000, max: 2100 }),
          to: number(say('截止年度', 'To'), { measure: say('年', 'year'), min: 2000, max: 2100 }),
        })
        const before = (of.answers.tables as unknown[] | null | undefined) ?? []
        return (
          <FormDialog
            title={texts.add}
            form={form}
            start={{ from: year - 1, to: year }}
            onSubmit={({ indicators: names, ...rest }) =>
              act.run({
                params: { regionId: of.regionId, id: of.id, action: 'tabulate' },
                body: { rev: of.rev, input: { tables: [...before, { ...rest, indicators: names.join('、') }] } },
              })
            }
            onClose={onClose}
          />
        )
      }}
    </Asked>
  )
}

function Actions({ of, any }: { of: CaseAnswer; any: boolean }) {
  const toSay = useSay()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const params = { regionId: of.regionId, id: of.id }
  const save = (contract: typeof ChapterTablesXlsx | typeof ChapterTablesDocx) =>
    void download(contract, { params }).catch((thrown) => message.error(toSay(problemOf(thrown).text)))
  return (
    <>
      {of.doors.some((door) => door.action === 'tabulate' && door.open) && (
        <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
          <T of={texts.add} />
        </Button>
      )}
      {any && (
        <>
          <Button icon={<TableOutlined />} onClick={() => save(ChapterTablesXlsx)}>
            <T of={say('数据表 Excel', 'Tables to Excel')} />
          </Button>
          <Button icon={<FileWordOutlined />} onClick={() => save(ChapterTablesDocx)}>
            <T of={say('书稿和数据表 Word', 'Chapter as .docx')} />
          </Button>
        </>
      )}
      {open && <AddTable of={of} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The tables of a chapter, made from claims each time they are looked at. */
export function BookTables({ of }: { of: CaseAnswer }) {
  const params = { regionId: of.regionId, id: of.id }
  const asked = useAsk(ChapterTables, { params })
  return (
    <Asked of={asked}>
      {({ tables, notes }) => (
        <Section title={texts.tables} actions={<Actions of={of} any={tables.length > 0} />}>
          {tables.length === 0 ? (
            <p className="g-hint">
              <T of={texts.none} />
            </p>
          ) : (
            <>
              {tables.map((table) => (
                <OneTable key={`${table.title}${table.label.zh}`} table={table} />
              ))}
              <p className="g-hint">
                <T of={texts.explained} />
              </p>
              <Notes notes={notes} />
            </>
          )}
        </Section>
      )}
    </Asked>
  )
}
