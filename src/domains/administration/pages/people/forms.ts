import { type PostKey, posts } from '#kernel/access'
import { choice, date, defineForm, longText, optional, text, unit } from '#kernel/form'
import { say } from '#platform/say'
import { powerPosts } from '../../rules/index.ts'

const isPower = (post: PostKey) => (powerPosts as readonly string[]).includes(post)

const postChoices = (Object.keys(posts) as PostKey[]).map((value) => ({
  value,
  label: isPower(value) ? say(`${posts[value].zh}（两人审批）`, `${posts[value].en} (two people)`) : posts[value],
}))

const reason = longText(say('理由与依据', 'Reason and source'), { max: 500 })
const login = text(say('账号', 'Account'), { max: 41 })
const on = date(say('生效日期', 'From'), { hint: say('当日起不再任职', 'The first day without the post') })

const wish = {
  unitId: unit(say('任职单位', 'Unit')),
  post: choice(say('岗位', 'Post'), postChoices),
  from: date(say('任职起', 'From')),
  to: optional(date(say('任职止', 'Until'), { hint: say('当日不再任职；长期任职不填', 'First day without it') })),
  tree: choice(say('权限范围', 'Reaches'), [
    { value: 'territorial', label: say('按地方', 'By territory') },
    { value: 'industrial', label: say('按产业', 'By industry') },
  ]),
  reason,
}

export const PersonForm = defineForm({
  name: text(say('姓名', 'Name'), { max: 60 }),
  login: text(say('账号', 'Account'), {
    max: 41,
    hint: say('小写字母开头，可含数字、点、横线', 'Begins with a small letter; digits, dot and dash may follow'),
  }),
  ...wish,
})
export const AppointForm = defineForm(wish)
export const EndForm = defineForm({ on, reason })
export const HandOverForm = defineForm({
  login: {
    ...login,
    hint: say('接任者的账号，可在人员列表查到', 'The successor’s account, as the list of people has it'),
  },
  on: date(say('交接日期', 'Handed over on'), {
    hint: say('当日起由接任者任职', 'From this day the successor holds it'),
  }),
  reason,
})
export const ReasonForm = defineForm({ reason })
