import { type Say, say } from '#platform/say'

/** A measure of the central Opinion, by its number. */
export interface Measure {
  no: number
  label: Say
}

const titles: readonly (readonly [string, string])[] = [
  ['持续强化产业工人队伍思想政治工作', 'Ideological and political work'],
  ['加强产业工人队伍党建工作', 'Party building among workers'],
  ['大力弘扬劳模精神、劳动精神、工匠精神', 'Spirit of model workers, labour and craftsmen'],
  ['落实产业工人参与国家治理的制度', 'Workers’ part in governing the state'],
  ['完善企业民主管理制度', 'Democratic management of enterprises'],
  ['健全劳动关系协商协调机制', 'Consultation in labour relations'],
  ['加强对产业工人主人翁地位的宣传引导', 'Publicity for workers’ standing'],
  ['推动现代职业教育高质量发展', 'Modern vocational education'],
  ['加大复合型技术技能人才培养力度', 'Training people of several skills'],
  ['落实企业培养产业工人的责任', 'Enterprises’ duty to train'],
  ['促进产业工人知识更新和学历提升', 'Further learning and degrees'],
  ['畅通产业工人向上发展通道', 'Ways upward'],
  ['贯通产业工人横向发展机制', 'Ways across'],
  ['提高产业工人经济收入', 'Income'],
  ['加强产业工人服务保障', 'Services and security'],
  ['有效维护产业工人安全健康权益', 'Safety and health'],
  ['做好新就业形态劳动者维权服务工作', 'Workers in new forms of employment'],
  ['深入开展劳动和技能竞赛', 'Labour and skill competitions'],
  ['激发产业工人创新创造活力', 'Innovation by workers'],
  ['发挥劳模和工匠人才的示范引领作用', 'Model workers and craftsmen as examples'],
  ['稳定制造业产业工人队伍', 'Keeping workers in manufacturing'],
  ['大力培养大国工匠', 'National craftsmen'],
  ['吸引更多青年加入产业工人队伍', 'Bringing young people in'],
  ['把农民工培养成高素质现代产业工人', 'Migrant workers as skilled workers'],
  ['强化组织保障', 'Organisation'],
  ['发挥企业作用', 'The part of enterprises'],
  ['健全社会支持体系', 'Support of society'],
]

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A number to 99 as clauses are counted: 二十五. */
export function countedAs(no: number): string {
  const [tens, ones] = [Math.floor(no / 10), no % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`
}

/** Title of the Opinion whose 27 measures these are. */
export const opinionTitle = '关于深化产业工人队伍建设改革的意见'

/** The 27 measures. Source: 中共中央 国务院关于深化产业工人队伍建设改革的意见（2024-10-12）. */
export const measures: readonly Measure[] = titles.map(([zh, en], i) => ({
  no: i + 1,
  label: say(`（${countedAs(i + 1)}）${zh}`, `(${i + 1}) ${en}`),
}))

/** The number of a measure from a clause's own: （十五） or (十五) is 15; null for any other. */
export function measureOf(number: string): number | null {
  const bare = /^[（(]([一二三四五六七八九十]+)[）)]$/.exec(number.replace(/\s/g, ''))?.[1]
  return measures.find(({ no }) => countedAs(no) === bare)?.no ?? null
}
