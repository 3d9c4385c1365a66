import { Alert } from 'antd'
import { useEffect } from 'react'
import { GetEvidenceFile } from '#kernel/evidence'
import { join, say } from '#platform/say'
import { Asked, addressOf, DeedDone, Doors, DueDate, formatDate, Page, T, useAsk, useCase } from '#ui'
import { GetExtraction, GetExtractionText, ListFigures, longestText, type ReportAnswer } from '../contracts.ts'
import { extractionProcess } from '../process.ts'
import { FigureBoard } from './board.tsx'
import { titles } from './words.ts'

/** How often a report that is being read is asked for again. */
const pollMs = 1200

function About({ of }: { of: ReportAnswer }) {
  const known = [of.unitName, of.datedOn ? formatDate(of.datedOn) : null].filter((one) => one !== null).join(' · ')
  return (
    <span>
      <T of={join(known, ' · ', of.stateLabel)} />
      {of.evidence && (
        <>
          {' · '}
          <a className="x-link" href={addressOf(GetEvidenceFile, { params: of.evidence })} download>
            <T of={say('下载原件', 'Original file')} />
          </a>
        </>
      )}
    </span>
  )
}

/** Buttons and term of the report's case. */
function CaseDoors({ of }: { of: ReportAnswer }) {
  return (
    <Asked of={useCase(of.regionId, of.id)}>
      {(one) => (
        <>
          <DeedDone of={one} />
          {!one.closed && <Doors of={one} process={extractionProcess as never} unitId={of.unitId} />}
          {one.dueOn && <DueDate on={one.dueOn} due={one.due} overdue={one.overdue} />}
        </>
      )}
    </Asked>
  )
}

function Figures({ of }: { of: ReportAnswer }) {
  const params = { regionId: of.regionId, id: of.id }
  const text = useAsk(GetExtractionText, { params, query: { from: 0, to: Math.min(of.characters, longestText) } })
  const figures = useAsk(ListFigures, { params })
  return (
    <Asked of={text}>
      {(piece) => (
        <Asked of={figures}>
          {({ rows, counts }) =>
            rows.length === 0 ? (
              <Alert
                type="info"
                showIcon
                title={
                  <T
                    of={say(
                      '这份材料里没有识别到数据。可撤回后换一份材料。',
                      'No figures were found in this report. Withdraw it and take another.',
                    )}
                  />
                }
              />
            ) : (
              <FigureBoard key={of.id} of={of} rows={rows} counts={counts} text={piece.text} />
            )
          }
        </Asked>
      )}
    </Asked>
  )
}

/** Waits while the background reads. */
function Reading({ onLook }: { onLook(): void }) {
  useEffect(() => {
    const timer = setInterval(onLook, pollMs)
    return () => clearInterval(timer)
  }, [onLook])
  return (
    <p role="status" className="g-hint">
      <T of={say('正在读取材料中的数据，完成后自动显示……', 'Reading the figures; they appear here when done …')} />
    </p>
  )
}

/** A report: its figures to confirm beside its text. */
export function ReportPage({ regionId, id }: { regionId: string; id: string }) {
  const asked = useAsk(GetExtraction, { params: { regionId, id } })
  const { refetch } = asked
  return (
    <Asked of={asked}>
      {(of) => (
        <Page
          title={of.title}
          subtitle={<About of={of} />}
          breadcrumbs={[{ label: titles.list, to: '/extraction' }]}
          actions={<CaseDoors of={of} />}
        >
          {of.state === 'reading' || of.state === 'uploaded' ? <Reading onLook={refetch} /> : <Figures of={of} />}
        </Page>
      )}
    </Asked>
  )
}
