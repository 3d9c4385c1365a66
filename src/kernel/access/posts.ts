import { type Say, say } from '#platform/say'

/** The offices a person can hold at a unit. Each domain says which of its permissions belong to which. */
export const posts = {
  convener: say('召集人', 'Convener'),
  'deputy-convener': say('副召集人', 'Deputy convener'),
  'office-clerk': say('联席会议办公室工作人员', 'Conference office clerk'),
  'office-reviewer': say('联席会议办公室复核人员', 'Conference office reviewer'),
  'leader-in-charge': say('分管领导', 'Leader in charge'),
  liaison: say('联络员', 'Liaison officer'),
  'prefecture-cadre': say('市州总工会干部', 'Prefecture union cadre'),
  'county-cadre': say('县级总工会干部', 'County union cadre'),
  'enterprise-chair': say('企业工会主席', 'Enterprise union chair'),
  administrator: say('系统管理员', 'System administrator'),
  'security-administrator': say('安全保密管理员', 'Security administrator'),
  auditor: say('安全审计员', 'Security auditor'),
} as const satisfies Record<string, Say>

export type PostKey = keyof typeof posts
