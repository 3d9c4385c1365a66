import { say } from '#platform/say'
import { defineCodes } from './list.ts'

const gb = (number: string, note: string) => say(`${number}（${note}）`, number)

/** Sex, by its code. */
export const sexes = defineCodes({
  name: 'sex',
  label: say('性别', 'Sex'),
  source: gb('GB/T 2261.1-2003', '个人基本信息分类与代码 性别'),
  codes: [
    { value: 1, label: say('男', 'Male') },
    { value: 2, label: say('女', 'Female') },
    { value: 9, label: say('未说明', 'Not stated') },
  ],
})

/** Schooling, by the tens of its code. */
export const educations = defineCodes({
  name: 'education',
  label: say('文化程度', 'Schooling'),
  source: gb('GB/T 4658-2006', '学历代码，取大类'),
  codes: [
    { value: 10, label: say('研究生', 'Postgraduate') },
    { value: 20, label: say('大学本科', 'Bachelor') },
    { value: 30, label: say('大学专科', 'Junior college') },
    { value: 40, label: say('中等职业教育', 'Vocational secondary') },
    { value: 60, label: say('普通高中', 'Senior secondary') },
    { value: 70, label: say('初中', 'Junior secondary') },
    { value: 80, label: say('小学', 'Primary') },
    { value: 90, label: say('其他', 'Other') },
  ],
})

/** Political status, those that statistics of the workforce tell apart. */
export const parties = defineCodes({
  name: 'party',
  label: say('政治面貌', 'Political status'),
  source: gb('GB/T 4762-1984', '政治面貌代码'),
  codes: [
    { value: 1, label: say('中共党员', 'Member of the CPC') },
    { value: 2, label: say('中共预备党员', 'Probationary member of the CPC') },
    { value: 3, label: say('共青团员', 'Member of the Youth League') },
    { value: 4, label: say('民主党派成员', 'Member of a democratic party') },
    { value: 12, label: say('无党派人士', 'Without party affiliation') },
    { value: 13, label: say('群众', 'The masses') },
  ],
})

const peoples: readonly (readonly [number, string, string])[] = [
  [1, '汉族', 'Han'],
  [2, '蒙古族', 'Mongol'],
  [3, '回族', 'Hui'],
  [4, '藏族', 'Tibetan'],
  [5, '维吾尔族', 'Uygur'],
  [6, '苗族', 'Miao'],
  [7, '彝族', 'Yi'],
  [8, '壮族', 'Zhuang'],
  [9, '布依族', 'Bouyei'],
  [10, '朝鲜族', 'Korean'],
  [11, '满族', 'Manchu'],
  [15, '土家族', 'Tujia'],
  [17, '哈萨克族', 'Kazak'],
  [26, '东乡族', 'Dongxiang'],
  [30, '土族', 'Tu'],
  [35, '撒拉族', 'Salar'],
  [41, '保安族', 'Bonan'],
  [97, '其他', 'Other'],
]

/** Peoples: those of Qinghai and the largest; the rest is “other”, because statistics must not tell who a single person is. */
export const ethnicities = defineCodes({
  name: 'ethnicity',
  label: say('民族', 'Ethnic group'),
  source: gb('GB/T 3304-1991', '中国各民族名称代码，列青海世居和人数较多民族'),
  codes: peoples.map(([value, zh, en]) => ({ value, label: say(zh, en) })),
})
