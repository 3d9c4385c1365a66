export { type Code, type CodeList, defineCodes, findCode, labelOf } from './list.ts'
export { educations, ethnicities, parties, sexes } from './person.ts'
export { isHighlySkilled, levelNumber, skillGrades, titleLevels } from './skill.ts'
export { employments, industries, occupations, ownerships } from './work.ts'
