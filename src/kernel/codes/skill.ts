import { say } from '#platform/say'
import { defineCodes } from './list.ts'

/**
 * The eight grades of skilled workers, from low to high; 0 is none. The official level numbers run backwards (5 to 1) and do not
 * exist for grades 1, 7 and 8: sort by this rank.
 */
export const skillGrades = defineCodes({
  name: 'skill-grade',
  label: say('技能等级', 'Skill grade'),
  source: say('人社部发〔2022〕14号（新八级工）', '人社部发〔2022〕14号, the new eight grades'),
  codes: [
    { value: 0, label: say('无等级', 'None') },
    { value: 1, label: say('学徒工', 'Apprentice') },
    { value: 2, label: say('初级工', 'Junior') },
    { value: 3, label: say('中级工', 'Intermediate') },
    { value: 4, label: say('高级工', 'Senior') },
    { value: 5, label: say('技师', 'Technician') },
    { value: 6, label: say('高级技师', 'Senior technician') },
    { value: 7, label: say('特级技师', 'Special-grade technician') },
    { value: 8, label: say('首席技师', 'Chief technician') },
  ],
})

/** The level figure a certificate has for a grade; null where the grade has none. Source: 人社部发〔2022〕14号. */
export const levelNumber = (grade: number): number | null => (grade >= 2 && grade <= 6 ? 7 - grade : null)

/** Highly skilled: senior workers and above. Source: 国家职业技能标准 usage, 人社部发〔2022〕14号. */
export const isHighlySkilled = (grade: number): boolean => grade >= 4

/** Levels of professional titles. */
export const titleLevels = defineCodes({
  name: 'title-level',
  label: say('职称级别', 'Level of title'),
  source: say('《关于深化职称制度改革的意见》（中办发〔2016〕77号）', '中办发〔2016〕77号'),
  codes: [
    { value: 0, label: say('无职称', 'None') },
    { value: 1, label: say('员级', 'Basic') },
    { value: 2, label: say('助理级', 'Assistant') },
    { value: 3, label: say('中级', 'Intermediate') },
    { value: 4, label: say('副高级', 'Deputy senior') },
    { value: 5, label: say('正高级', 'Full senior') },
  ],
})
