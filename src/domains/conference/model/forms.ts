import { choice, date, defineForm, evidence, figures, longText, optional, rows, text, unit, units } from '#kernel/form'
import { workAreas } from '#kernel/process'
import { say } from '#platform/say'
import { attendances, matterKinds } from './kinds.ts'

const body = text(say('会议机制', 'Body'), { max: 80 })
const reason = longText(say('理由', 'Reason'), { max: 1000 })
const meetingName = text(say('会议', 'Meeting'), { max: 200 })

/** What a topic (议题) says. */
export const Topic = defineForm({
  body,
  title: text(say('议题名称', 'Topic'), { max: 200 }),
  why: longText(say('提出缘由', 'Why it is raised'), { max: 2000 }),
  wanted: longText(say('建议会议议定的事项', 'What the meeting is asked to decide'), { max: 2000 }),
  area: optional(choice(say('所属重点任务', 'Key task'), workAreas)),
  proof: optional(evidence(say('附件', 'Attachments'))),
})

/** A decision that needs a reason and nothing else. */
export const Reason = defineForm({ reason })

/** When and where a meeting is planned. */
export const Plan = defineForm({
  heldOn: date(say('会议日期', 'Held on')),
  hour: optional(text(say('时间', 'Time'), { max: 40 })),
  place: text(say('地点', 'Place'), { max: 120 }),
  guests: optional(units(say('列席（邀请）单位', 'Units invited beside the members'))),
})

/** What a meeting begins with. */
export const Meeting = defineForm({
  body,
  name: text(say('会议名称', 'Name of the meeting'), { max: 200 }),
  ...Plan,
})

const agenda = rows(say('议程', 'Agenda'), {
  point: text(say('事项', 'Point'), { max: 200 }),
  unit: optional(unit(say('汇报单位', 'Reported by'))),
})

/** The notice: agenda, who speaks, and what is asked by when. */
export const Invitation = defineForm({
  agenda,
  speakers: optional(
    units(say('交流（交材料）单位', 'Units that hand in a paper'), {
      hint: say('每个单位收到一份材料任务', 'Each gets a paper to hand in'),
    }),
  ),
  papersBy: optional(date(say('材料报送截止', 'Papers by'))),
  repliesBy: date(say('回执截止', 'Answers by')),
  note: optional(longText(say('会议要求', 'What else is asked'), { max: 1000 })),
})

/** How the meeting went: who was there. */
export const Record = defineForm({
  heldOn: date(say('实际召开日期', 'Held on')),
  chair: text(say('主持人', 'In the chair'), { max: 80 }),
  attendance: rows(say('签到', 'Attendance'), {
    unit: unit(say('单位', 'Unit')),
    how: choice(say('情况', 'How'), attendances),
    person: optional(text(say('参会人及职务', 'Who, and office'), { max: 80 })),
    instead: optional(text(say('代谁参加', 'In place of'), { max: 80 })),
  }),
  others: optional(text(say('其他列席人员', 'Others present'), { max: 400 })),
})

const problemRow = {
  problem: text(say('问题', 'Problem'), { max: 300 }),
  cause: optional(text(say('原因', 'Cause'), { max: 300 })),
  ask: optional(text(say('需协调事项', 'Help asked for'), { max: 300 })),
}

/** A problem the meeting named may lie with one unit; else it is the body's own. */
const meetingProblem = { ...problemRow, unit: optional(unit(say('责任单位', 'Lies with'))) }

/** The minutes (纪要): what was said, found and decided. */
export const Minutes = defineForm({
  opening: longText(say('会议概况', 'What the meeting was'), { max: 4000 }),
  problems: optional(
    rows(say('会议指出的问题', 'Problems the meeting named'), meetingProblem, {
      hint: say('印发后进入问题清单', 'They go into the register of problems'),
    }),
  ),
  decisions: optional(
    rows(
      say('议定事项', 'Decisions'),
      {
        text: text(say('事项', 'Decision'), { max: 300 }),
        lead: unit(say('牵头单位', 'Lead')),
        joints: optional(units(say('配合单位', 'Joint units'))),
        dueOn: date(say('完成时限', 'Due')),
        area: choice(say('所属重点任务', 'Key task'), workAreas),
      },
      { hint: say('印发后逐项列入任务台账', 'Each becomes an item of the ledger when the minutes are issued') },
    ),
  ),
})

/** What a member is asked to answer. */
export const Call = defineForm({
  meeting: meetingName,
  heldOn: date(say('会议日期', 'Held on')),
  place: text(say('地点', 'Place'), { max: 120 }),
  dueOn: date(say('回执截止', 'Answer by')),
  note: optional(longText(say('会议要求', 'What else is asked'), { max: 1000 })),
})

/** The answer: who comes, or who comes instead, or why nobody. */
export const Reply = defineForm({
  how: choice(say('参会情况', 'How'), attendances),
  person: optional(text(say('参会人及职务', 'Who, and office'), { max: 80 })),
  instead: optional(text(say('代谁参加', 'In place of'), { max: 80 })),
  why: optional(text(say('请假（换人）事由', 'Why not, or why somebody else'), { max: 200 })),
})

/** A paper that is asked for. */
export const PaperCall = defineForm({
  meeting: meetingName,
  dueOn: date(say('报送截止', 'Hand in by')),
  parts: text(say('材料结构', 'Parts of the paper'), { max: 400 }),
})

/** A paper in the fixed shape: done, problems, next; its figures are claims. */
export const Paper = defineForm({
  done: longText(say('主要做法及成效', 'What was done'), { max: 8000 }),
  figures: optional(
    figures(say('主要数据', 'Figures'), {
      hint: say('材料中的数据逐项填写口径和截止日期', 'Each figure with its scope and the day it is as of'),
    }),
  ),
  problems: optional(rows(say('存在的问题', 'Problems'), problemRow, { max: 20 })),
  next: longText(say('下一步打算', 'What comes next'), { max: 4000 }),
  files: optional(evidence(say('材料原文及佐证', 'The paper itself and evidence'))),
})

/** A matter of one of the four standing links: who raises it with whom, and about what. */
export const Matter = defineForm({
  kind: choice(say('方式', 'Kind'), matterKinds),
  title: text(say('事项', 'Matter'), { max: 200 }),
  partners: units(say('联动单位', 'With')),
  about: longText(say('基本情况和诉求', 'What it is about'), { max: 2000 }),
})

/** What was found when people met or looked. */
export const Consultation = defineForm({
  onDay: date(say('日期', 'On')),
  people: text(say('参加人员', 'Present'), { max: 300 }),
  findings: longText(say('会商（调研、检查）情况', 'What was found'), { max: 4000 }),
  proof: optional(evidence(say('记录附件', 'Records'))),
})

/** What was agreed, who does it, by when. */
export const Agreement = defineForm({
  agreement: longText(say('商定意见', 'What was agreed'), { max: 2000 }),
  doer: text(say('责任人', 'Who does it'), { max: 80 }),
  dueOn: date(say('完成时限', 'Due')),
})

/** What became of it. */
export const Deed = defineForm({
  result: longText(say('落实情况', 'What was done'), { max: 4000 }),
  proof: evidence(say('佐证材料', 'Evidence')),
})

/** What the inspection found. */
export const Verdict = defineForm({ verdict: longText(say('督导意见', 'What the inspection found'), { max: 2000 }) })
