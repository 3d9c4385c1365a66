import type { UnitMatch } from '../model.ts'
import type { Passage } from './passages.ts'
import { type FindUnit, isUnitName, leadingNames, listedNames } from './units.ts'

type Role = 'lead' | 'joint'

/** A unit with its part in the task, as offsets in the passage. */
export interface Duty {
  role: Role
  at: number
  name: string
}

const LABEL =
  /(牵头(?:负责|责任|实施)?|主责|主要责任|责任|主办|承办|负责|落实|实施|配合(?:责任)?|协办|协同|参与|参加|协作|支持|会办)\s*(?:单位|部门|处室|科室|主体)\s*[：:]\s*/g
const IS_JOINT = /^(?:配合|协办|协同|参与|参加|协作|支持|会办|协助)/
const VERB =
  /牵头抓总|牵头负责|牵头组织|牵头|按(?:照)?职责(?:分工)?(?:分别)?负责|分工负责|分别负责|共同负责|具体负责|负责|主办|承办|组织实施|配合|协同|协助|参与/g
const GROUP = /[（(【〔[［]((?:[^（）()【】〔〕[\]［］]|[（(][^（）()]{0,40}[)）]){2,400})[）)】〕\]］]/g
/** 各县（市、区） is one name. */
const LEVELS = /^[（(](?:[市区县州旗地盟]、?)+[)）]$/
const TOLD = /要|应当|应|须|必须|负责|会同|每(?:个)?(?:季度?|半年|年度?|月)|将(?=[会按于每对定组把依])/
const PARTNER = /^(?:要|应当|应|须|必须|主动|积极|牵头|，)*(?:会同|联合)/
/** 健全…工会牵头抓总…的工作格局 describes how all work together and gives nobody this task. */
const FRAMEWORK = /^[^。；]{0,58}(?:格局|工作机制|领导体制|工作体系)/
const FIRST_LEADS = /(?:列|排|位居|排列)(?:在)?(?:第一位|首位|第一)[^。；]{0,12}牵头/

/** Whether the document says that the first of several responsible units leads. */
export const firstUnitLeads = (text: string): boolean => FIRST_LEADS.test(text)

/**
 * Who leads and who joins, by the passage's own words: 牵头单位：…, （甲牵头，乙、丙配合）, 由甲会同乙负责, 甲要….
 * Units of 责任单位 lead together unless `firstLeads`. Nothing is named that the passage does not name.
 */
export function findDuties(text: string, find: FindUnit, firstLeads: boolean): Duty[] {
  const groups = [...text.matchAll(GROUP)].filter((group) =>
    /牵头|配合|单位|部门|负责|承办|主办|参与/.test(group[1] ?? ''),
  )
  const labelled = labelledDuties(text, find, firstLeads)
  const grouped = groups.flatMap((group) =>
    /[：:]/.test(group[1] ?? '') ? [] : verbDuties(group[1] ?? '', group.index + 1, find, false),
  )
  const outside = text.replace(GROUP, (group) => (LEVELS.test(group) ? group : '。'.repeat(group.length)))
  const spoken =
    labelled.length + grouped.length > 0
      ? []
      : bracketDuties(text, find).length > 0
        ? bracketDuties(text, find)
        : [...verbDuties(outside, 0, find, true), ...toldDuties(outside, find)]
  return unique([...labelled, ...grouped, ...spoken])
}

/** 。（省教育厅、省财政厅）: names alone in brackets behind a sentence are those responsible. */
function bracketDuties(text: string, find: FindUnit): Duty[] {
  return [...text.matchAll(GROUP)].flatMap((group) => {
    const [before, after] = [text[group.index - 1] ?? '', text.slice(group.index + group[0].length)]
    if (!/[。；;]/.test(before) || /^[^\s。；;]/.test(after)) return []
    const dated = /[，,；;](?:[^，,；;]*(?:年|月|日|季度)[^，,；;]*(?:完成|前|底|末)?)$/
    const names = listedNames((group[1] ?? '').replace(dated, ''), find)
    if (!names.every((one) => isUnitName(one.name, find))) return []
    return names.map(({ name, at }): Duty => ({ role: 'lead', name, at: group.index + 1 + at }))
  })
}

/** Who leads and who joins by the words of a cell in a column for `role`; a cell may itself say 甲牵头，乙配合. */
export function cellDuties(text: string, role: Role, find: FindUnit): Duty[] {
  const labelled = labelledDuties(text, find, false)
  if (labelled.length > 0) return unique(labelled)
  const spoken = /牵头|配合|协办|会同/.test(text) ? verbDuties(text, 0, find, false) : []
  return spoken.length > 0 ? unique(spoken) : listedNames(text, find).map(({ name, at }) => ({ role, name, at }))
}

function labelledDuties(text: string, find: FindUnit, firstLeads: boolean): Duty[] {
  const led = /(?:牵头|主责|主办)\s*(?:责任)?\s*(?:单位|部门|处室|科室)\s*[：:]/.test(text)
  return [...text.matchAll(LABEL)].flatMap((label) => {
    const from = label.index + label[0].length
    const list =
      /^(?:[^；;。：:）)】〕\]］\n（(]|[（(][^（）()]{0,40}[)）]|[；;](?![^；;。）)\n]{0,12}[：:]))*/.exec(
        text.slice(from, from + 500),
      )?.[0] ?? ''
    const names = listedNames(list.replace(/[，,\s]*(?:牵头|配合|责任|完成时限|时限).{0,6}$/, ''), find)
    const isJoint = IS_JOINT.test(label[1] ?? '')
    const shared = /责任|负责|承办/.test(label[1] ?? '') && !/牵头|主责/.test(label[1] ?? '')
    return names.map(
      ({ name, at }, i) =>
        ({
          role: isJoint || (shared && (led || (firstLeads && i > 0))) ? 'joint' : 'lead',
          name,
          at: from + at,
        }) as const,
    )
  })
}

/** 甲牵头，乙、丙配合: each verb takes the names right before it. In running text only names of bodies count. */
function verbDuties(text: string, offset: number, find: FindUnit, running: boolean): Duty[] {
  const duties: Duty[] = []
  let from = 0
  for (const verb of text.matchAll(VERB)) {
    if (running && FRAMEWORK.test(text.slice(verb.index, verb.index + 60))) continue
    const chunk = text.slice(from, verb.index)
    const begin = running ? subjectStart(chunk) : 0
    const role: Role = IS_JOINT.test(verb[0])
      ? 'joint'
      : /负责/.test(verb[0]) && duties.some((duty) => duty.role === 'lead') && !running
        ? 'joint'
        : 'lead'
    if (running && role === 'joint' && !duties.some((duty) => duty.role === 'lead')) continue
    duties.push(...withPartners(chunk.slice(begin), offset + from + begin, role, find, running))
    from = verb.index + verb[0].length
  }
  return duties
}

/** Where the subject before a verb begins: after the last stop, comma or 由. */
function subjectStart(chunk: string): number {
  const by = Math.max(chunk.lastIndexOf('由'), chunk.lastIndexOf('请'))
  const stop = Math.max(...['，', '。', '；', '：', '\n', ','].map((sign) => chunk.lastIndexOf(sign)))
  return Math.max(by, stop) + 1
}

/** 甲会同乙、丙: those behind 会同 join. */
function withPartners(list: string, offset: number, role: Role, find: FindUnit, strict: boolean): Duty[] {
  const cut = /会同|联合|商请|协同/.exec(list)
  const name = (text: string, at: number, as: Role) =>
    listedNames(text, find)
      .filter((one) => !strict || isUnitName(one.name, find))
      .map((one): Duty => ({ role: as, name: one.name, at: offset + at + one.at }))
  if (!cut) return name(list, 0, role)
  return [
    ...name(list.slice(0, cut.index), 0, role),
    ...name(list.slice(cut.index + cut[0].length), cut.index + cut[0].length, 'joint'),
  ]
}

/** 各级工会要…, 由省总工会组织…: the bodies that begin a sentence or follow 由 and are told to act. */
function toldDuties(text: string, find: FindUnit): Duty[] {
  return [...text.matchAll(/[^。；，：\n！？,]+/g)].flatMap(({ 0: part, index }) => {
    const by = /^由(?!于)/.test(part)
    const told = by ? null : TOLD.exec(part)
    if (!by && (!told || told.index < 2 || told.index > 60)) return []
    const names = by ? leadingNames(part.slice(1), find) : listedNames(part.slice(0, told?.index), find)
    if (names.length === 0 || !names.every((one) => isUnitName(one.name, find))) return []
    const last = names.at(-1)
    const rest = by ? 1 + (last ? last.at + last.name.length : 0) : (told?.index ?? 0)
    const partner = PARTNER.exec(part.slice(rest))?.[0].length ?? 0
    const partners = partner
      ? leadingNames(part.slice(rest + partner), find).map((one) => ({ ...one, at: rest + partner + one.at }))
      : []
    const duty =
      (role: Role) =>
      (one: { name: string; at: number }): Duty => ({ role, name: one.name, at: index + one.at })
    return [
      ...names.map((one) => ({ ...one, at: one.at + (by ? 1 : 0) })).map(duty('lead')),
      ...partners.map(duty('joint')),
    ]
  })
}

/** A unit counts once; who leads does not also join. */
function unique(duties: Duty[]): Duty[] {
  const kept = new Map<string, Duty>()
  for (const duty of duties) {
    const known = kept.get(duty.name)
    if (!known || (known.role === 'joint' && duty.role === 'lead')) kept.set(duty.name, duty)
  }
  return [...kept.values()].sort((a, b) => a.at - b.at)
}

/** The duties of one role as matches with their place in the original text. */
export function matchesOf(duties: Duty[], role: Role, passage: Passage, find: FindUnit): UnitMatch[] {
  return duties
    .filter((duty) => duty.role === role)
    .map(({ name, at }) => ({ id: find(name)?.id ?? null, text: name, ...passage.spanOf(at, at + name.length) }))
}
