import type { Paper } from './index.ts'

const sentence = '深入推进产业工人队伍建设改革，健全责任体系，强化督导评估，确保各项任务落到实处。'

/** A document with every part there is, for the tests. */
export const sample: Paper = {
  sign: '青海省推进产业工人队伍建设\n改革协调小组办公室文件',
  number: '青产改办通〔2026〕1号',
  title: '青海省推进产业工人队伍建设改革协调小组办公室\n关于2026年第三季度任务推进情况的通报',
  addressee: '各市、州推进产业工人队伍建设改革协调小组，省级各成员单位',
  blocks: [
    {
      kind: 'paragraph',
      text: `根据《2026年度产业工人队伍建设改革任务分工方案》，现将第三季度推进情况通报如下。${sentence.repeat(3)}`,
    },
    { kind: 'heading', level: 1, text: '总体情况' },
    { kind: 'paragraph', text: sentence.repeat(4) },
    { kind: 'heading', level: 2, text: '任务完成情况' },
    { kind: 'paragraph', text: `全省共有任务126项，已完成98项，完成率77.8%。${sentence.repeat(3)}` },
    { kind: 'heading', level: 3, text: '按时完成的单位' },
    { kind: 'paragraph', text: '西宁市、海东市、省人力资源和社会保障厅。' },
    { kind: 'heading', level: 2, text: '得分情况' },
    {
      kind: 'table',
      columns: [
        { header: '序号' },
        { header: '单位' },
        { header: '任务数' },
        { header: '完成率' },
        { header: '主要问题' },
      ],
      rows: [
        ['1', '西宁市', '18', '94.4%', '两项任务佐证材料不全，已于9月底前补正'],
        ['2', '海东市', '17', '88.2%', '技能等级认定工作进度偏慢'],
        ['3', '海西州', '16', '81.3%', '—'],
      ],
    },
    { kind: 'heading', level: 1, text: '下一步工作' },
    { kind: 'paragraph', text: `各地各单位要对照任务清单逐项销号。${sentence.repeat(5)}` },
  ],
  attachments: ['2026年第三季度任务推进情况汇总表', '需整改问题清单'],
  signature: { body: '青海省推进产业工人队伍建设改革协调小组办公室', date: '2026-10-12', seal: true },
  note: '联系人：马某某，电话：0971-0000000',
  record: {
    copyTo: ['省委办公厅', '省政府办公厅', '各市、州总工会', '省级各产业工会'],
    office: '青海省推进产业工人队伍建设改革协调小组办公室',
    date: '2026-10-12',
  },
}
