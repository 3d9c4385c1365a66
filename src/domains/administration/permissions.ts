import { type PostKey, posts } from '#kernel/access'
import type { Permission } from '#kernel/domain/server'
import { say } from '#platform/say'
import { administrators } from './rules/index.ts'

const everybody = Object.keys(posts) as PostKey[]
const working = everybody.filter((post) => !administrators.includes(post))
const office: PostKey[] = ['convener', 'deputy-convener', 'office-clerk', 'office-reviewer']

/** What administration lets one do, and which posts hold it from the start. Source: GB/T 22239-2019, least privilege. */
export const permissions: Readonly<Record<string, Permission>> = {
  'org.read': { label: say('查看单位', 'See units'), posts: everybody },
  'org.manage': { label: say('管理单位', 'Manage units'), posts: ['administrator'], power: true },
  'people.read': {
    label: say('查看人员与任职', 'See people and posts'),
    posts: [...office, 'prefecture-cadre', 'county-cadre', ...administrators],
  },
  'people.manage': {
    label: say('管理人员与任职', 'Manage people and posts'),
    posts: ['security-administrator'],
    power: true,
  },
  'people.approve': {
    label: say('批准授权任职', 'Approve posts that carry power'),
    posts: ['convener', 'deputy-convener'],
    power: true,
  },
  // The auditor too: the only convener who has lost a password could not let themselves in again.
  'people.confirm': {
    label: say('确认授权岗位人员的密码重置', 'Confirm reset passwords of posts that carry power'),
    posts: ['convener', 'deputy-convener', 'auditor'],
    power: true,
  },
  'parameter.read': { label: say('查看参数', 'See parameters'), posts: everybody },
  'parameter.manage': { label: say('修改参数', 'Change parameters'), posts: ['administrator'], power: true },
  'calendar.manage': { label: say('维护工作日历', 'Keep the calendar'), posts: ['administrator'], power: true },
  'audit.read': {
    label: say('查看与核验操作日志', 'Read and check the journal'),
    posts: ['auditor', 'security-administrator'],
    power: true,
  },
  'figures.read': { label: say('查看数据台账', 'See figures'), posts: working },
  'figures.manage': { label: say('管理指标', 'Manage indicators'), posts: ['office-clerk'] },
  'jobs.read': { label: say('查看与重试后台任务', 'See and retry background jobs'), posts: ['administrator'] },
}
