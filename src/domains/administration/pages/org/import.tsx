import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { ExportUnits, ImportUnits, UnitTemplate } from '#kernel/org'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { DownloadOutlined, download, FaultList, Page, ProblemBox, T, useDo, useSay } from '#ui'
import * as titles from '../titles.ts'

type Report = AnswerOf<typeof ImportUnits>

const texts = {
  present: say('下载现有单位（修改后可再导入）', 'Download the present units, to change and import'),
  template: say('下载模板', 'Download the template'),
  file: say('工作簿（.xlsx）', 'Workbook (.xlsx)'),
  apply: say('确认导入', 'Import'),
  rule: say(
    '先逐行检查，不写入；有一行不对则一行也不导入。',
    'Every row is checked first; one bad row and nothing is written.',
  ),
}

/** What a trial or an import found. */
function Found({ of }: { of: Report }) {
  if (of.faults.length === 0)
    return (
      <Alert
        type="success"
        showIcon
        title={<T of={say(`共 ${of.rows} 行，全部可以导入。`, `${of.rows} rows, all can be imported.`)} />}
      />
    )
  return (
    <Alert
      type="error"
      showIcon
      title={
        <T of={say(`共 ${of.rows} 行，${of.faults.length} 处有误`, `${of.rows} rows, ${of.faults.length} faults`)} />
      }
      description={<FaultList faults={of.faults} />}
    />
  )
}

/** Units from a workbook: tried first with a fault for each row, then written all together. */
export default function OrgImport() {
  const toSay = useSay()
  const { message } = App.useApp()
  const importing = useDo(ImportUnits)
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const run = (chosen: File, dryRun: 'yes' | 'no') =>
    importing.run({ query: { dryRun }, file: chosen }).catch(() => null)
  const tryOut = async (chosen: File | null) => {
    setFile(chosen)
    setReport(null)
    if (chosen) setReport(await run(chosen, 'yes'))
  }
  const apply = async () => {
    const done = file && (await run(file, 'no'))
    if (!done) return
    setReport(done.faults.length > 0 ? done : null)
    if (done.faults.length === 0)
      void message.success(toSay(say(`已导入 ${done.added} 个单位`, `${done.added} imported`)))
  }
  return (
    <Page
      title={titles.orgImport}
      subtitle={<T of={texts.rule} />}
      breadcrumbs={[{ label: titles.org, to: '/org' }]}
      actions={
        <>
          <Button icon={<DownloadOutlined />} onClick={() => void download(ExportUnits, {}).catch(() => null)}>
            <T of={texts.present} />
          </Button>
          <Button icon={<DownloadOutlined />} onClick={() => void download(UnitTemplate, {}).catch(() => null)}>
            <T of={texts.template} />
          </Button>
        </>
      }
    >
      <div className="g-panel a-row">
        <label htmlFor="import-file">
          <T of={texts.file} />
          <input
            id="import-file"
            type="file"
            accept=".xlsx"
            onChange={(event) => void tryOut(event.target.files?.[0] ?? null)}
          />
        </label>
        <Button
          type="primary"
          loading={importing.busy}
          disabled={!report || report.faults.length > 0}
          onClick={() => void apply()}
        >
          <T of={texts.apply} />
        </Button>
      </div>
      <ProblemBox problem={importing.problem} />
      {report && <Found of={report} />}
    </Page>
  )
}
