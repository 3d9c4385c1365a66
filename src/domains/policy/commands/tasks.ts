import { writeFile } from 'node:fs/promises'
import { dateInChina } from '#kernel/calendar'
import type { Command } from '#kernel/domain/server'
import { workAreas } from '#kernel/process'
import { say } from '#platform/say'
import type { TaskProposal } from '../model.ts'
import { proposeTasks } from '../rules/index.ts'
import { tidyWords } from '../words.ts'
import { getDocument, readFileArgs, readFileText } from './read.ts'

/** A proposal with the clause's own words. */
type Printed = TaskProposal & { text: string }

const names = (units: TaskProposal['lead']) => units.map((unit) => unit.text).join('、') || '—'

function line(task: TaskProposal): string {
  const area = workAreas.find((one) => one.value === task.area)?.label.zh ?? '—'
  const targets = task.targets.map((target) => target.text).join('；') || '—'
  return [
    `${task.clause.number}${task.title}  [${task.clause.start}–${task.clause.end})`,
    `    重点任务 ${area}  牵头 ${names(task.lead)}  配合 ${names(task.joint)}`,
    `    时限 ${task.due?.text ?? '—'}  目标 ${targets}  把握 ${Math.round(task.confidence * 100)}%`,
  ].join('\n')
}

/**
 * `gongyun tasks FILE`: the tasks a document suggests, each with its clause, units, term and targets; and apart from
 * them the measurable goals that it sets itself as a whole.
 */
export const tasksCommand: Command = {
  name: 'tasks',
  usage: 'tasks FILE [--title 标题] [--text OUT]',
  summary: say('由文件条款提出任务建议', 'Tasks that the clauses of a document suggest'),
  database: false,
  run: async (args) => {
    const asked = readFileArgs(args)
    const text = await readFileText(asked.file)
    if (asked.text) await writeFile(asked.text, text)
    const document = getDocument(text, asked.title)
    // Without a database no unit is known: every unit keeps the clause's own word and no id.
    const proposals = proposeTasks(document, text, [], { year: Number(dateInChina(new Date()).slice(0, 4)) })
    const { title, issuer, documentNumber, date } = document
    const [tasks, goals] = (['task', 'goal'] as const).map((kind) =>
      proposals
        .filter((one) => one.kind === kind)
        .map((one) => ({ ...one, text: tidyWords(text.slice(one.words.start, one.words.end)) })),
    ) as [Printed[], Printed[]]
    return {
      json: { title, issuer, documentNumber, date, proposals: tasks, goals },
      text: [
        `${title}`,
        `共 ${tasks.length} 项任务建议  ${tasks.length} tasks proposed`,
        ...tasks.map(line),
        ...(goals.length > 0 ? [`总目标 ${goals.length} 处  ${goals.length} overall goals`, ...goals.map(line)] : []),
      ].join('\n'),
    }
  },
}
