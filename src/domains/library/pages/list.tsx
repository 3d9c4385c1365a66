import { Button } from 'antd'
import { useState } from 'react'
import { areas } from '#kernel/process'
import { say } from '#platform/say'
import {
  type Column,
  FormDialog,
  ImportButton,
  keptAnswers,
  ListPage,
  may,
  PlusOutlined,
  type RowOf,
  T,
  To,
  useDo,
  useGo,
  useMe,
} from '#ui'
import {
  AddLibrary,
  ImportLibrary,
  kinds,
  LibraryForm,
  LibraryTemplate,
  ListLibrary,
  levels,
  measures,
  validities,
} from '../model/index.ts'
import { ReviewDialog } from './review-dialog.tsx'
import { labelIn, texts } from './words.ts'

type Row = RowOf<typeof ListLibrary>

const columns: readonly Column<Row>[] = [
  { key: 'title', label: say('文件名称', 'Title'), width: 320 },
  { key: 'number', label: say('发文字号', 'Number') },
  { key: 'issuer', label: say('发文机关', 'Issuer') },
  {
    key: 'kind',
    label: say('文种', 'Kind'),
    kind: 'say',
    value: (row) => labelIn(kinds, row.kind),
    wideOnly: true,
    width: 64,
  },
  { key: 'level', label: say('层级', 'Level'), kind: 'say', value: (row) => labelIn(levels, row.level) },
  { key: 'issuedOn', label: say('成文日期', 'Date'), kind: 'date' },
  { key: 'validity', label: say('效力', 'Validity'), kind: 'state', value: (row) => labelIn(validities, row.validity) },
  { key: 'measures', label: say('对应举措', 'Measures'), value: (row) => row.measures.join('、') },
  { key: 'hasFile', label: say('有文件', 'File'), kind: 'yes-no', wideOnly: true },
]

/** A button with the form of a new document; then goes to its page. */
function Register() {
  const [open, setOpen] = useState(false)
  const add = useDo(AddLibrary)
  const go = useGo()
  const home = useMe().appointments[0]?.unitId
  if (!may('library.register')) return null
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={texts.register} />
      </Button>
      {open && (
        <FormDialog
          title={texts.register}
          form={LibraryForm}
          start={{ unitId: home, validity: 'in-force' }}
          keep="library-register"
          unitId={home}
          onSubmit={async (answers) => {
            const { regionId, id } = await add.run({ body: { answers } })
            go(`/library/documents/${regionId}/${id}`)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** The register: filters, import and export, and reviews of the documents picked. */
export function LibraryPage() {
  const [picked, setPicked] = useState<{ rows: Row[]; done(): void } | null>(null)
  return (
    <>
      <ListPage
        title={texts.library}
        subtitle={
          <>
            <To to="/library/coverage">
              <T of={say('27 项举措覆盖情况', 'Coverage of the 27 measures')} />
            </To>{' '}
            <To to="/search">
              <T of={say('检索条文', 'Search in the texts')} />
            </To>
          </>
        }
        list={ListLibrary}
        columns={columns}
        rowKey={(row) => row.id}
        link={(row) => `/library/documents/${row.regionId}/${row.id}`}
        search={say('名称、文号、发文机关', 'Title, number, issuer')}
        filters={[
          { name: 'validity', kind: 'choice', label: say('效力', 'Validity'), choices: validities },
          { name: 'level', kind: 'choice', label: say('层级', 'Level'), choices: levels },
          { name: 'kind', kind: 'choice', label: say('文种', 'Kind'), choices: kinds },
          { name: 'area', kind: 'choice', label: say('重点任务', 'Key task'), choices: areas },
          {
            name: 'measure',
            kind: 'choice',
            label: say('对应举措', 'Measure'),
            choices: measures.map(({ no, label }) => ({ value: String(no), label })),
          },
          { name: 'unitId', kind: 'unit', label: say('登记单位及下级', 'Register of, and below') },
        ]}
        empty={
          <T
            of={say(
              '还没有登记文件。可逐份登记，或下载模板批量导入；“政策文件”中上传的会自动带入。',
              'No document yet. Register one, or import a workbook; what is uploaded under policy documents comes by itself.',
            )}
          />
        }
        actions={
          <>
            {may('library.register') && (
              <ImportButton
                template={LibraryTemplate}
                into={ImportLibrary}
                onDone={() => void keptAnswers.invalidateQueries()}
              />
            )}
            <Register />
          </>
        }
        {...(may('review.start') && {
          batch: (rows: Row[], done: () => void) => (
            <Button onClick={() => setPicked({ rows, done })}>
              <T of={texts.startReview} />
            </Button>
          ),
        })}
      />
      {picked && (
        <ReviewDialog
          documents={picked.rows}
          onClose={() => {
            picked.done()
            setPicked(null)
          }}
        />
      )}
    </>
  )
}
