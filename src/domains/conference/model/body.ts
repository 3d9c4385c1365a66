import { type Answers, choice, defineForm, number, optional, rows, text, unit, units, yesNo } from '#kernel/form'
import { say } from '#platform/say'
import { bodyKinds, convenerPosts } from './kinds.ts'

/** What a body (会议机制) says about its meetings. */
export const Body = defineForm({
  name: text(say('名称', 'Name'), {
    max: 80,
    hint: say(
      '开过会后不再改名；更名请新设并停用原机制',
      'Stays once a meeting was called; for a new name, set up a new body',
    ),
  }),
  unit: unit(say('设在单位', 'Unit it belongs to'), {
    hint: say('会议由该单位及其上级的联席会议办公室筹备', 'Its meetings are prepared by the office over this unit'),
  }),
  kind: choice(say('类型', 'Kind'), bodyKinds),
  members: units(say('成员单位', 'Member units')),
  convener: choice(say('召集人岗位', 'Post of the convener'), convenerPosts),
  months: optional(
    number(say('至少多久召开一次', 'Held at least every'), {
      measure: say('个月', 'months'),
      min: 1,
      max: 24,
      hint: say('不填按参数“会议至少多久召开一次”', 'Left empty, the parameter “A body meets at least every” holds'),
    }),
  ),
  standing: optional(
    rows(
      say('固定议题', 'Standing agenda points'),
      {
        point: text(say('议题', 'Point'), { max: 200 }),
        must: yesNo(say('必须列入', 'Must be there')),
        source: optional(text(say('依据', 'Source'), { max: 200 })),
      },
      { max: 20 },
    ),
  ),
  asksPapers: yesNo(say('收集交流材料', 'Asks for papers')),
  sections: optional(
    rows(
      say('材料结构', 'Parts of a paper'),
      { title: text(say('部分', 'Part'), { max: 60 }) },
      {
        max: 6,
        hint: say(
          '不填为：主要做法及成效、存在的问题、下一步打算',
          'Left empty: what was done, problems, what comes next',
        ),
      },
    ),
  ),
  basis: text(say('设立依据', 'Set up by'), { max: 300 }),
})
export type BodyAnswers = Answers<typeof Body>
