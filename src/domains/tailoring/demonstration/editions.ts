import type { FrameworkBody, Measure } from '../model/index.ts'
import { target } from '../standard/make.ts'

/** Name of the province's list in the demonstration. */
export const listName = '全省深化产业工人队伍建设改革任务清单'

const leads: Readonly<Record<string, string>> = {
  ...{ '1': '省总工会', '2': '省委组织部', '3': '省总工会', '4': '省委组织部', '5': '省总工会' },
  ...{ '6': '省人力资源和社会保障厅', '8': '省教育厅', '9': '省人力资源和社会保障厅', '10': '省政府国资委' },
  ...{ '12': '省人力资源和社会保障厅', '14': '省人力资源和社会保障厅', '17': '省总工会', '18': '省总工会' },
  ...{ '22': '省总工会', '24': '省人力资源和社会保障厅', '26': '省政府国资委' },
}

/** The first edition: the 27 measures with who leads and until when. */
export const firstEdition = (standard: FrameworkBody, dueOn: string): FrameworkBody => ({
  ...standard,
  measures: standard.measures.map((one) => ({
    ...one,
    lead: leads[one.key] ?? '',
    dueOn: leads[one.key] ? dueOn : null,
    targets: one.key === '18' ? [target('省级职工技能大赛', '>=', 12, '项', dueOn)] : one.targets,
  })),
})

const extra = (key: string, group: string, title: string, words: string, basis: string): Measure => ({
  ...{ key, group, title, words, basis, area: 'merit', targets: [], dueOn: null, lead: '省总工会' },
  ...{ place: null, was: [], trace: null },
})

/** The second edition: two measures reworded, one split, and what the mapping had found missing taken in. */
export const secondEdition = (first: FrameworkBody): FrameworkBody => {
  const measures = first.measures.flatMap((one): Measure[] => {
    if (one.key === '10') return [{ ...one, words: `${one.words}；企业按季公开经费提取使用情况，接受职工监督` }]
    if (one.key === '17')
      return [
        { ...one, words: '平台企业监管，“一函两书”，诉求表达渠道' },
        {
          ...one,
          key: '17-1',
          was: ['17'],
          title: '推进新就业形态劳动者建会入会',
          words: '扫码入会，行业工会联合会，重点平台企业建会',
          targets: [target('新发展会员', '>=', 1000, '人', one.dueOn)],
        },
      ]
    if (one.key === '22') return [{ ...one, words: `${one.words}；落实“昆仑英才·技术技能人才”项目` }]
    return [one]
  })
  const basis = '联席会议讲话（2024-10-09），对照27条后补列'
  return {
    ...first,
    note: `${first.note} 第二版补列省级特色任务两项。`,
    measures: [
      ...measures,
      extra('q1', '七', '开展生态环保实践', '“生态保护我先行”“清洁三江源·工会在行动”', basis),
      extra('q2', '二', '深化对口援青', '工会对口援青，各民族职工交往交流交融', basis),
    ],
  }
}
