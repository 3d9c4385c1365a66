import { say } from '#platform/say'

/** Titles of the pages, as menu, headings and trails say them. */
export const org = say('单位管理', 'Units')
export const orgTree = say('单位层级图', 'Tree of units')
export const orgImport = say('导入单位', 'Import units')
export const people = say('人员与任职', 'People and posts')
export const grants = say('授权任职', 'Grants of power')
export const posts = say('岗位权限', 'Posts and permissions')
export const parameters = say('业务参数', 'Parameters')
export const calendar = say('工作日历', 'Working days')
export const processes = say('业务流程', 'Processes')
export const journal = say('操作日志', 'Journal')
export const sights = say('档案查阅记录', 'Looks at files')
export const checks = say('日志核验', 'Checks of the journal')
export const jobs = say('后台任务', 'Background jobs')
export const figures = say('数据台账', 'Figures')
export const indicators = say('指标目录', 'Indicators')
export const files = say('佐证材料', 'Evidence')
