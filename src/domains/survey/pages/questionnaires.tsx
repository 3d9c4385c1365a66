import { Button } from 'antd'
import { useState } from 'react'
import { editionStates } from '#kernel/edition'
import { exportOf } from '#kernel/export'
import { choice, defineForm, number, text } from '#kernel/form'
import { say } from '#platform/say'
import {
  Asked,
  ExportButton,
  FormDialog,
  ImportButton,
  keptAnswers,
  may,
  Page,
  PlusOutlined,
  T,
  TableFor,
  useAsk,
  useDo,
  useGo,
} from '#ui'
import { AddQuestionnaire, ImportXlsForm, ListQuestionnaires, XlsFormTemplate } from '../model/index.ts'
import { titles } from './words.ts'

const write = say('新编问卷', 'New questionnaire')
const blank = 'blank'

function Begin({ rows }: { rows: readonly { id: string; name: string; version: number }[] }) {
  const [open, setOpen] = useState(false)
  const adding = useDo(AddQuestionnaire)
  const go = useGo()
  const copies = rows.map(({ id, name, version }) => ({
    value: id,
    label: say(`${name}（第${version}版）`, `${name}, version ${version}`),
  }))
  const form = defineForm({
    name: text(say('名称', 'Name'), {
      max: 100,
      hint: say('与已有问卷同名，则为其新版本', 'The name of another makes it its next version'),
    }),
    year: number(say('年度', 'Year'), { measure: say('年', ''), min: 2000, max: 2100 }),
    from: choice(say('复制自', 'Copied from'), [{ value: blank, label: say('空白问卷', 'A blank one') }, ...copies]),
  })
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={write} />
      </Button>
      {open && (
        <FormDialog
          title={write}
          form={form}
          start={{ year: new Date().getFullYear(), from: rows[0]?.id ?? blank }}
          onSubmit={async ({ from, ...named }) =>
            go(
              `/survey-questionnaires/${(await adding.run({ body: { ...named, from: from === blank ? null : from } })).id}`,
            )
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Questionnaires by edition. */
export function QuestionnairesPage() {
  const asked = useAsk(ListQuestionnaires, {})
  return (
    <Asked of={asked}>
      {(rows) => (
        <Page
          title={titles.questionnaires}
          breadcrumbs={[{ label: titles.surveys, to: '/surveys' }]}
          actions={
            <>
              <ExportButton of={exportOf(ListQuestionnaires)} />
              {may('survey.run') && (
                <>
                  <ImportButton
                    template={XlsFormTemplate}
                    into={ImportXlsForm}
                    onDone={() => void keptAnswers.invalidateQueries()}
                  />
                  <Begin rows={rows} />
                </>
              )}
            </>
          }
        >
          <TableFor
            caption={titles.questionnaires}
            rows={rows}
            rowKey={(row) => row.id}
            link={(row) => `/survey-questionnaires/${row.id}`}
            exported
            empty={
              <T
                of={say(
                  '还没有问卷。点“新编问卷”，或导入 XLSForm 工作簿。',
                  'No questionnaire yet. Write one, or import an XLSForm workbook.',
                )}
              />
            }
            columns={[
              { key: 'name', label: say('名称', 'Name'), width: 320 },
              { key: 'year', label: say('年度', 'Year') },
              { key: 'version', label: say('版次', 'Version') },
              { key: 'state', label: say('状态', 'State'), kind: 'state', value: (row) => editionStates[row.state] },
              { key: 'inForceOn', label: say('施行日期', 'In force from'), kind: 'date' },
            ]}
          />
        </Page>
      )}
    </Asked>
  )
}
