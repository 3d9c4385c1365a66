import { type Say, say } from '#platform/say'
import type { Option, Questionnaire } from '../model/index.ts'

const option = (value: string, zh: string, en: string): Option => ({ value, label: say(zh, en) })
const asked = (key: string, label: Say) => ({ key, label, required: true })
const low = say('很不满意', 'Not at all')
const high = say('很满意', 'Fully')

/** A short questionnaire on the workforce, after the indicators that the national survey of workers publishes; made up for the demonstration. */
export const workforce: Questionnaire = {
  title: say('职工队伍状况调查', 'The state of the workforce'),
  intro: say(
    '为了解职工队伍状况、改进服务，请您按实际情况回答（演示问卷）。',
    'To know how workers fare and to serve them better, please answer as things are (demonstration).',
  ),
  questions: [
    {
      kind: 'single',
      ...asked('sex', say('您的性别', 'Your sex')),
      options: [option('m', '男', 'Male'), option('f', '女', 'Female')],
    },
    {
      kind: 'number',
      ...asked('age', say('您的年龄', 'Your age')),
      min: 16,
      max: 70,
      decimals: 0,
      unit: say('岁', 'years'),
    },
    {
      kind: 'single',
      ...asked('school', say('您的文化程度', 'Your schooling')),
      options: [
        option('middle', '初中及以下', 'Middle school or less'),
        option('high', '高中、中专、技校', 'High or vocational school'),
        option('college', '大专', 'Junior college'),
        option('bachelor', '本科及以上', 'Bachelor or more'),
      ],
    },
    {
      kind: 'single',
      ...asked('post', say('您的岗位', 'Your post')),
      options: [
        option('line', '一线生产服务', 'On the line'),
        option('tech', '专业技术', 'Technical'),
        option('manage', '管理', 'Management'),
        option('rider', '外卖、快递、货运等新就业形态', 'Platform work'),
      ],
    },
    {
      kind: 'single',
      ...asked('grade', say('您的最高技能等级', 'Your highest skill grade')),
      options: [
        option('none', '没有', 'None'),
        option('middle', '初级工、中级工', 'Junior or intermediate'),
        option('senior', '高级工', 'Senior'),
        option('master', '技师及以上', 'Technician or higher'),
      ],
    },
    {
      kind: 'number',
      ...asked('hours', say('您平均每天工作多少小时', 'Hours you work a day')),
      min: 0,
      max: 24,
      decimals: 1,
      unit: say('小时', 'hours'),
    },
    {
      kind: 'single',
      ...asked('rest', say('您每天工作超过八小时，有没有加班费或补休', 'Beyond eight hours: paid or made up?')),
      options: [option('yes', '有', 'Yes'), option('some', '有时有', 'At times'), option('no', '没有', 'No')],
      showIf: { op: 'greater', question: 'hours', value: 8 },
    },
    {
      kind: 'single',
      ...asked('trained', say('今年您参加过培训吗', 'Were you trained this year?')),
      options: [option('y', '参加过', 'Yes'), option('n', '没有', 'No')],
    },
    {
      kind: 'multiple',
      ...asked('wants', say('您最希望得到哪些服务（最多三项）', 'Which services do you want most (three at most)')),
      options: [
        option('skill', '技能培训', 'Training'),
        option('pay', '工资协商', 'Bargaining over pay'),
        option('health', '健康体检、疗休养', 'Health'),
        option('child', '子女托管', 'Child care'),
        option('law', '法律援助', 'Legal aid'),
      ],
      max: 3,
    },
    {
      kind: 'matrix',
      ...asked('fit', say('您对下列各项是否满意', 'Are you content with these?')),
      rows: [
        option('wage', '工资收入', 'Pay'),
        option('safe', '劳动安全', 'Safety'),
        option('way', '晋升通道', 'Promotion'),
      ],
      columns: [option('good', '满意', 'Yes'), option('fair', '一般', 'So so'), option('bad', '不满意', 'No')],
    },
    {
      kind: 'scale',
      ...asked('union', say('您对工会服务的总体评价', 'The union’s services as a whole')),
      from: 1,
      to: 5,
      low,
      high,
    },
    {
      kind: 'text',
      key: 'words',
      label: say('您还有什么建议', 'What else would you suggest?'),
      required: false,
      max: 300,
    },
  ],
  quotas: [],
}
