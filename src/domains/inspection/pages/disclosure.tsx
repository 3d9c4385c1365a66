import { App, Button } from 'antd'
import { useState } from 'react'
import { dateInChina, yearOf } from '#kernel/calendar'
import type { AnyProcess, CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import {
  DownloadOutlined,
  download,
  FileWordOutlined,
  may,
  PeriodInput,
  problemOf,
  StartCase,
  T,
  useAsk,
  useMe,
  useSay,
} from '#ui'
import { DisclosureDocx, DisclosurePdf, KnownOfUnit } from '../model/index.ts'
import { disclosureProcess } from '../process/disclosure.ts'

const process = disclosureProcess as unknown as AnyProcess
const texts = {
  year: say('披露年度', 'Year disclosed'),
  begin: say('填报披露情况', 'Report a disclosure'),
}

/** The heading of an enterprise's section. */
export const disclosureHeading = (answers: Record<string, unknown>): string =>
  `${String(answers.enterprise)}产业工人队伍建设专章`

/** Begins the section of a year: figures, records and last year's words are there already. */
export function BeginDisclosure() {
  const unitId = useMe().appointments[0]?.unitId
  const [year, setYear] = useState<string | null>(String(yearOf(dateInChina(new Date()))))
  const writes = may(disclosureProcess.startBy)
  const known = useAsk(
    KnownOfUnit,
    { query: { unitId: unitId ?? 0, period: year ?? '' } },
    { skip: !writes || unitId === undefined || !/^\d{4}$/.test(year ?? '') },
  )
  if (!writes || unitId === undefined) return null
  return (
    <>
      <label className="g-inline" htmlFor="disclosure-year">
        <T of={texts.year} /> <PeriodInput id="disclosure-year" value={year} onChange={setYear} />
      </label>
      {known.data && year !== null && (
        <StartCase
          process={process}
          unitId={unitId}
          period={year}
          title={disclosureHeading}
          start={known.data}
          deed={texts.begin}
        />
      )}
    </>
  )
}

/** The section as a file, a draft with its mark until it has been checked. */
export function DisclosureFiles({ of }: { of: CaseAnswer }) {
  const toSay = useSay()
  const { message } = App.useApp()
  const params = { regionId: of.regionId, id: of.id }
  const save = (contract: typeof DisclosurePdf | typeof DisclosureDocx) =>
    void download(contract, { params }).catch((thrown) => message.error(toSay(problemOf(thrown).text)))
  return (
    <>
      <Button icon={<FileWordOutlined />} onClick={() => save(DisclosureDocx)}>
        <T of={say('导出专章 Word', 'Section as .docx')} />
      </Button>
      <Button icon={<DownloadOutlined />} onClick={() => save(DisclosurePdf)}>
        <T of={say('导出专章 PDF', 'Section as PDF')} />
      </Button>
    </>
  )
}
