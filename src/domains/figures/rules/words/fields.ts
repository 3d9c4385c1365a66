import type { UnitKind } from '../read/unit.ts'

/** Other words for one field of work, in which two offices may report one quantity under two heads. */
export const fields: readonly { kinds: readonly UnitKind[]; words: RegExp }[] = [
  { kinds: ['money'], words: /追回|挽回|追讨|讨回|讨薪|追缴|追发|补发|清欠|清偿|追索/ },
  { kinds: ['money'], words: /创效|效益|增效|降本|节约|节支|创收|增收|产值/ },
  { kinds: ['money'], words: /帮扶|救助|慰问|资助|补助|送温暖|减免|救济|关爱|助困|解困|助医/ },
  { kinds: ['money'], words: /助学|奖学|资助|学费|教育救助/ },
  { kinds: ['item'], words: /驿站|服务站|服务点|小屋|之家|暖心|爱心站|歇脚|休息点|港湾|户外劳动者/ },
  { kinds: ['item'], words: /工作室|实验室|攻关站|创新站|工作站/ },
  { kinds: ['item'], words: /调解|化解|调处|处置|和解/ },
  { kinds: ['person', 'visit'], words: /培训|轮训|研修|实训|受训|参训|学员/ },
  { kinds: ['person', 'visit'], words: /就业|上岗|录用|招用|安置|转岗|再就业|用工/ },
  { kinds: ['person', 'household', 'visit'], words: /帮扶|救助|慰问|资助|补助|送温暖|关爱|助困|解困/ },
  { kinds: ['person', 'visit'], words: /义诊|巡诊|问诊|诊疗|就诊|接诊|门诊|筛查|体检/ },
  { kinds: ['person', 'visit'], words: /宣讲|宣传|受众|听众|普法|讲座/ },
  { kinds: ['person'], words: /志愿者|义工|志愿服务/ },
]
