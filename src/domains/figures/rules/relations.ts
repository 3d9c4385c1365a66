import { z } from 'zod'

/** An indicator by its slug, or by its Chinese name. */
const Ref = z.string().trim().min(1).max(100)

/** How indicators hang together; checked wherever one subject and period has all of them. */
export const Relation = z.discriminatedUnion('kind', [
  /** The parts add up to the whole. */
  z.object({ kind: z.literal('equals-sum'), whole: Ref, parts: z.array(Ref).min(2).max(40) }),
  /** The part is never more than the whole. */
  z.object({ kind: z.literal('part-of'), part: Ref, whole: Ref }),
  /** The lower is never more than the upper, without being part of it. */
  z.object({ kind: z.literal('bounded-by'), lower: Ref, upper: Ref }),
  /** The share is part over base, in percent. */
  z.object({ kind: z.literal('share-of'), share: Ref, part: Ref, base: Ref }),
  /** The average is total over count. */
  z.object({ kind: z.literal('average-of'), average: Ref, total: Ref, count: Ref }),
  /** Several names of one thing: their values are compared. */
  z.object({ kind: z.literal('same-as'), of: z.array(Ref).min(2).max(40) }),
  /** Different things that may well have one number: never a finding between them. */
  z.object({ kind: z.literal('distinct'), of: z.array(Ref).min(2).max(40) }),
])
export type Relation = z.infer<typeof Relation>

/** A file of relations. */
export const Relations = z.object({ relations: z.array(Relation).max(10_000) })
export type Relations = z.infer<typeof Relations>

/**
 * Relations that hold everywhere by what the words mean, in the same form as those of a file: no more members than
 * workers, no more highly skilled than skilled. Names are compared by their words, as in a register.
 */
export const generalRelations: readonly Relation[] = [
  { kind: 'part-of', part: '工会会员数', whole: '职工总数' },
  { kind: 'part-of', part: '产业工人总数', whole: '职工总数' },
  { kind: 'part-of', part: '农民工会员数', whole: '工会会员数' },
  { kind: 'part-of', part: '农民工会员数', whole: '职工总数' },
  { kind: 'part-of', part: '女会员数', whole: '女职工总数' },
  { kind: 'part-of', part: '高技能人才总数', whole: '技能人才总数' },
  { kind: 'part-of', part: '技能人才总数', whole: '就业人员总数' },
  { kind: 'part-of', part: '货车司机会员数', whole: '新就业形态劳动者会员数' },
  { kind: 'part-of', part: '网约车司机会员数', whole: '新就业形态劳动者会员数' },
  { kind: 'part-of', part: '快递员会员数', whole: '新就业形态劳动者会员数' },
  { kind: 'part-of', part: '外卖配送员会员数', whole: '新就业形态劳动者会员数' },
  { kind: 'part-of', part: '建会企业数', whole: '企业总数' },
  { kind: 'part-of', part: '工会会员实名制录入数', whole: '工会会员总数' },
  { kind: 'part-of', part: '困难职工建档人数', whole: '职工总数' },
  {
    kind: 'equals-sum',
    whole: '困难职工在档户数',
    parts: ['深度困难职工户数', '相对困难职工户数', '意外致困职工户数'],
  },
  { kind: 'bounded-by', lower: '劳动争议案件办结数', upper: '劳动争议案件受理数' },
  { kind: 'share-of', share: '预算执行率', part: '支出数', base: '预算数' },
  { kind: 'share-of', share: '职工入会率', part: '工会会员数', base: '职工总数' },
  { kind: 'share-of', share: '企业建会率', part: '建会企业数', base: '企业总数' },
  { kind: 'share-of', share: '高技能人才占技能人才比重', part: '高技能人才总数', base: '技能人才总数' },
  { kind: 'share-of', share: '技能人才占就业人员比重', part: '技能人才总数', base: '就业人员总数' },
]
