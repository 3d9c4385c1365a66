import type { Relation } from '../model/index.ts'

type Links = Readonly<Record<string, readonly (readonly [to: string, relation: Relation])[] | string>>

/**
 * What the tasks of the conference answer to among the 27 measures, as the office would confirm it; a text says what becomes
 * of a task without heir. Two tasks are left for whoever tries it.
 */
export const conferenceToOpinion: Links = {
  '1.1': [
    ['1', 'part'],
    ['3', 'part'],
  ],
  '1.2': [
    ['1', 'part'],
    ['3', 'part'],
  ],
  '1.3': [['1', 'part']],
  '1.4': [['1', 'part']],
  '1.5': '全国文件未列，作为省级特色任务保留，拟列入清单新版',
  '2.1': '全国文件未列，作为省级特色任务保留，拟列入清单新版',
  '2.2': [['3', 'same']],
  '2.3': [['18', 'part']],
  '2.4': [['20', 'same']],
  '2.5': [['19', 'same']],
  '3.1': [['9', 'part']],
  '3.2': [['8', 'part']],
  '3.3': [['10', 'part']],
  '3.4': [
    ['8', 'part'],
    ['13', 'part'],
  ],
  '3.5': [['22', 'part']],
  '3.6': [['10', 'part']],
  '4.1': [['2', 'part']],
  '4.2': [['4', 'part']],
  '4.3': [['5', 'same']],
  '4.4': [['6', 'part']],
  '4.5': [
    ['6', 'part'],
    ['14', 'part'],
    ['15', 'part'],
  ],
  '4.6': [
    ['3', 'part'],
    ['20', 'part'],
  ],
  '5.1': [['23', 'part']],
  '5.2': [['12', 'same']],
  '5.3': [['14', 'part']],
  '5.4': [['23', 'same']],
  '5.5': [['9', 'part']],
  '6.1': [['25', 'part']],
  '6.2': [['25', 'part']],
  '6.3': [['25', 'part']],
}
