import { Alert, Button } from 'antd'
import { ActOnCase, type CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { CasePage, Fact, Facts, PlusOutlined, ProblemBox, Section, T, TableFor, useDo, useSay } from '#ui'
import type { ItemFacts, ProposedFigure, ProposedFile } from '../model/index.ts'
import { itemProcess } from '../process/index.ts'
import { labels, titles } from './words.ts'

const texts = {
  missing: say('提交前请留意', 'Before it is handed in'),
  offered: say('系统中已有，可直接采用', 'Already in the product: take it over'),
  files: say('可用的材料', 'Files that may prove it'),
  figures: say('可引用的数据', 'Figures on record'),
  take: say('采用', 'Take over'),
  all: say('采用本年度全部材料', 'Take over all files of the year'),
  why: say('来由', 'Why'),
  none: say(
    '没有查到可用的材料和数据。可在“填写自查”中上传材料、填报数据。',
    'Nothing was found. Upload files and report figures under "Write the self-check".',
  ),
  last: (year: number) => say(`${year} 年同一条目`, `The same item in ${year}`),
  words: say('自查情况', 'Self-check'),
  remark: say('当年反馈', 'What was said of it'),
  again: say('沿用这段文字', 'Begin from these words'),
  year: say('本年度', 'Of the year'),
}

/** The action by which a unit writes, as its state has it; null when it may not write now. */
const writing = ({ doors }: CaseAnswer): string | null =>
  doors.find(({ action, open }) => open && (action === 'save' || action === 'amend'))?.action ?? null

/** Writes into the self-check what was there with something added: one press, no form. */
function useAdding(of: CaseAnswer) {
  const doing = useDo(ActOnCase)
  const action = writing(of)
  const { statement, figures, cited, proof, gaps } = of.answers
  const add = (more: Record<string, unknown>) =>
    doing
      .run({
        params: { regionId: of.regionId, id: of.id, action: action ?? 'save' },
        body: { rev: of.rev, input: { statement, figures, cited, proof, gaps, ...more } },
      })
      .catch(() => undefined)
  return { add, busy: doing.busy, problem: doing.problem, may: action !== null }
}

type Adding = ReturnType<typeof useAdding>

const takeFiles = (of: CaseAnswer, files: readonly ProposedFile[]) => ({
  proof: [...((of.answers.proof as string[] | null) ?? []), ...files.map(({ id }) => id)],
})

const takeFigure = (of: CaseAnswer, { accepted: _, ...figure }: ProposedFigure) => ({
  cited: [...((of.answers.cited as object[] | null) ?? []), figure],
})

function Files({ of, files, adding }: { of: CaseAnswer; files: readonly ProposedFile[]; adding: Adding }) {
  const toSay = useSay()
  const ofYear = files.filter(({ inYear }) => inYear)
  return (
    <Section
      title={texts.files}
      actions={
        adding.may &&
        ofYear.length > 1 && (
          <Button icon={<PlusOutlined />} disabled={adding.busy} onClick={() => void adding.add(takeFiles(of, ofYear))}>
            <T of={texts.all} />
          </Button>
        )
      }
    >
      <TableFor
        caption={texts.files}
        rows={files}
        rowKey={(file) => file.id}
        rowActions={
          adding.may
            ? (file) => (
                <Button
                  size="small"
                  disabled={adding.busy}
                  aria-label={`${toSay(texts.take)} ${file.name}`}
                  onClick={() => void adding.add(takeFiles(of, [file]))}
                >
                  {toSay(texts.take)}
                </Button>
              )
            : undefined
        }
        columns={[
          { key: 'name', label: labels.files, width: 220 },
          { key: 'inYear', label: texts.year, kind: 'yes-no' },
          { key: 'effectiveOn', label: labels.effective, kind: 'date' },
          { key: 'expiresOn', label: labels.expires, kind: 'date', wideOnly: true },
          { key: 'unitName', label: labels.from },
          { key: 'why', label: texts.why, kind: 'say', width: 200 },
        ]}
      />
    </Section>
  )
}

function Figures({ of, rows, adding }: { of: CaseAnswer; rows: readonly ProposedFigure[]; adding: Adding }) {
  const toSay = useSay()
  return (
    <Section title={texts.figures}>
      <TableFor
        caption={texts.figures}
        rows={rows}
        rowKey={(row) => row.claim}
        rowActions={
          adding.may
            ? (row) => (
                <Button
                  size="small"
                  disabled={adding.busy}
                  aria-label={`${toSay(texts.take)} ${row.name}`}
                  onClick={() => void adding.add(takeFigure(of, row))}
                >
                  {toSay(texts.take)}
                </Button>
              )
            : undefined
        }
        columns={[
          { key: 'name', label: labels.figures, width: 180 },
          { key: 'figure', label: say('数值', 'Figure') },
          { key: 'about', label: say('单位与范围', 'Unit and scope'), width: 160 },
          { key: 'when', label: say('时点', 'When') },
          { key: 'by', label: say('填报单位', 'Reported by'), wideOnly: true },
          { key: 'accepted', label: say('已审核', 'Accepted'), kind: 'yes-no' },
        ]}
      />
    </Section>
  )
}

function Last({ of, last, adding }: { of: CaseAnswer; last: NonNullable<ItemFacts['last']>; adding: Adding }) {
  const fresh = !of.answers.statement && last.statement
  return (
    <Section
      title={texts.last(last.year)}
      actions={
        adding.may &&
        fresh && (
          <Button disabled={adding.busy} onClick={() => void adding.add({ statement: last.statement })}>
            <T of={texts.again} />
          </Button>
        )
      }
    >
      <Facts>
        <Fact label={texts.words} wide>
          <p className="g-text">{last.statement || '—'}</p>
        </Fact>
        {last.remark && (
          <Fact label={texts.remark} wide>
            {last.remark}
          </Fact>
        )}
        <Fact label={labels.files} wide>
          {last.files.map(({ id, name }) => (
            <div key={id}>{name}</div>
          ))}
        </Fact>
      </Facts>
    </Section>
  )
}

function Gathering({ of }: { of: CaseAnswer }) {
  const facts = of.facts as unknown as ItemFacts
  const adding = useAdding(of)
  const open = of.state === 'assigned' || of.state === 'returned'
  const nothing = open && facts.files.length + facts.figures.length === 0
  return (
    <>
      {!of.closed && facts.gaps.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={<T of={texts.missing} />}
          description={
            <ul className="a-gaps">
              {facts.gaps.map((gap) => (
                <li key={gap.rule}>
                  <T of={gap.message} />
                </li>
              ))}
            </ul>
          }
        />
      )}
      <ProblemBox problem={adding.problem} />
      {nothing && (
        <p className="g-hint">
          <T of={texts.none} />
        </p>
      )}
      {facts.files.length > 0 && <Files of={of} files={facts.files} adding={adding} />}
      {facts.figures.length > 0 && <Figures of={of} rows={facts.figures} adding={adding} />}
      {facts.last && <Last of={of} last={facts.last} adding={adding} />}
    </>
  )
}

/** One item: what proves it, what the product already has for it, what is missing, what was said a year before. */
export function ItemPage({ regionId, id }: { regionId: string; id: string }) {
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={itemProcess as never}
      breadcrumbs={[{ label: titles.list, to: '/assessment' }]}
    >
      {(of) => <Gathering of={of} />}
    </CasePage>
  )
}
