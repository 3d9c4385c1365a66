import { mayOver } from '#kernel/access'
import type { Ctx, GivenFile, SentFile } from '#kernel/domain/server'
import type { Edition } from '#kernel/edition/server'
import { getUnit } from '#kernel/org/server'
import { type Fault, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { readSheetsAside, writeSheets } from '#platform/sheet/server'
import { Questionnaire } from '../model/index.ts'
import { faultsOfQuestionnaire } from '../rules/check-questionnaire.ts'
import { minutesFor } from '../rules/path.ts'
import { readXlsForm } from '../rules/xlsform.ts'
import { findReview, questionnaires } from '../store/forms.ts'
import { refuse } from './reach.ts'

type Stored = Edition<Questionnaire>
type Named = { name: string; year: number }

const blank = (name: string): Questionnaire => ({
  title: say(name, name),
  intro: say('请按实际情况回答。', 'Please answer as things are.'),
  questions: [
    {
      kind: 'single',
      key: 'q1',
      label: say('您目前的岗位是？', 'What is your post?'),
      required: true,
      options: [
        { value: 'line', label: say('一线生产服务', 'On the line') },
        { value: 'other', label: say('其他', 'Other') },
      ],
    },
  ],
  quotas: [],
})

/** The person's own unit that keeps their questionnaires. @throws Missing when no post of theirs may. */
async function homeOf(ctx: Ctx) {
  for (const id of ctx.ownUnits) {
    const unit = await getUnit(ctx.db, id)
    if (mayOver(ctx.actor, 'survey.run', unit)) return unit
  }
  throw new Missing()
}

async function insert(ctx: Ctx, { name, year }: Named, body: Questionnaire, fromId: string | null): Promise<string> {
  const unit = await homeOf(ctx)
  return (await questionnaires.draft(ctx, unit, { name, year, body, fromId })).id
}

/** Begins a questionnaire, or copies one that can be seen. Returns its id. */
export async function addQuestionnaire(ctx: Ctx, wanted: Named & { from: string | null }): Promise<string> {
  const body = wanted.from ? (await questionnaires.get(ctx.db, wanted.from)).body : blank(wanted.name)
  return insert(ctx, wanted, body, wanted.from)
}

/** Whether somebody may write in an edition, as far as it is a draft of theirs. */
export const mayWrite = (ctx: Ctx, { state, unitNo }: Stored) =>
  state === 'draft' && mayOver(ctx.actor, 'survey.run', { no: unitNo, indNo: null })

async function getDraft(ctx: Ctx, id: string): Promise<Stored> {
  const one = await questionnaires.get(ctx.db, id, true)
  if (!mayWrite(ctx, one)) throw new Missing()
  if (await findReview(ctx.db, one))
    throw refuse(
      'in-review',
      '问卷在审定中，退回或撤回后才能修改',
      'It is being reviewed; it is written in once sent back',
    )
  return one
}

/** A questionnaire with what stands against it. @throws Missing */
export async function showQuestionnaire(ctx: Ctx, id: string) {
  const one = await questionnaires.get(ctx.db, id)
  const body = Questionnaire.parse(one.body)
  const review = one.state === 'draft' ? await findReview(ctx.db, one) : null
  return {
    ...one,
    body,
    review,
    faults: one.state === 'draft' ? faultsOfQuestionnaire(body) : [],
    minutes: minutesFor(body.questions),
    editable: review === null && mayWrite(ctx, one),
  }
}

/** Writes a draft anew; answers what still stands against it. */
export async function editQuestionnaire(
  ctx: Ctx,
  id: string,
  change: Named & { body: Questionnaire },
): Promise<{ faults: Fault[] }> {
  const one = await getDraft(ctx, id)
  await questionnaires.write(ctx, one, change, { questions: change.body.questions.length })
  return { faults: faultsOfQuestionnaire(change.body) }
}

/** Takes in an XLSForm workbook as a draft, or nothing when anything in it cannot be read. */
export async function importXlsForm(ctx: Ctx, file: SentFile | null, dryRun: boolean) {
  const sheets = await readSheetsAside(file?.bytes ?? Buffer.alloc(0), { rows: 2000 })
  const name = (file?.name ?? '').replace(/\.xlsx$/i, '').slice(0, 100) || '导入的问卷'
  const { questionnaire, faults } = readXlsForm(sheets, name)
  const all = faults.length > 0 ? faults : faultsOfQuestionnaire(questionnaire)
  const rows = questionnaire.questions.length
  if (all.length > 0 || dryRun) return { rows, added: 0, faults: all, id: null }
  const body = Questionnaire.parse(questionnaire)
  return {
    rows,
    added: rows,
    faults: [],
    id: await insert(ctx, { name, year: Number(ctx.today.slice(0, 4)) }, body, null),
  }
}

const column = (header: string, width = 18) => ({ header, kind: 'text' as const, width })

/** A small workbook in XLSForm to begin with; its sheet of quotas is our own, and others pass it over. */
export const xlsFormTemplate = (): GivenFile => ({
  name: 'XLSForm-样表.xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: writeSheets([
    {
      name: 'survey',
      columns: ['type', 'name', 'label::中文', 'hint', 'required', 'relevant', 'constraint', 'parameters'].map((name) =>
        column(name),
      ),
      rows: [
        ['select_one yn', 'member', '您是工会会员吗？', null, 'yes', null, null, null],
        ['integer', 'years', '会龄（年）', null, 'yes', `\${member} = 'y'`, '. >= 0 and . <= 60', null],
        ['range', 'happy', '您对工会服务的满意程度', null, 'yes', null, null, 'start=1 end=5 step=1'],
      ],
    },
    {
      name: 'choices',
      columns: ['list_name', 'name', 'label::中文'].map((name) => column(name)),
      rows: [
        ['yn', 'y', '是'],
        ['yn', 'n', '否'],
      ],
    },
    {
      name: 'quotas',
      columns: ['condition', 'count'].map((name) => column(name, 40)),
      rows: [[`\${member} = 'y' and \${years} < 5`, '100']],
    },
  ]),
})
