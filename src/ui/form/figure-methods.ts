import type { FigureAnswer } from '#kernel/form'
import { type Say, say } from '#platform/say'

/** How a figure came about, as people read it. */
export const figureMethods: Record<FigureAnswer['method'], Say> = {
  business: say('业务系统产生', 'from business records'),
  filled: say('人工填报', 'filled in'),
  imported: say('表格导入', 'imported'),
  estimated: say('估算', 'estimated'),
}
