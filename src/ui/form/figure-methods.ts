import type { FigureAnswer } from '#kernel/form'
import { type Say, say } from '#platform/say'

/** How a figure came about, as people read it. */
export const figureMethods: Record<FigureAnswer['method'], Say> = {
  business: say('业务系统产生', 'From business records'),
  filled: say('人工填报', 'Filled in by hand'),
  imported: say('表格导入', 'Imported'),
  estimated: say('估算', 'Estimated'),
}
