import { say } from '#platform/say'

export const titles = {
  list: say('全国考核迎考', 'National assessment'),
  one: say('迎考', 'Assessment'),
  item: say('迎考条目', 'Item'),
  rehearsal: say('预演', 'Rehearsal'),
  pack: say('材料包', 'Pack'),
  schemes: say('考核框架', 'Schemes'),
  scheme: say('考核框架', 'Scheme'),
}

export const labels = {
  item: say('条目', 'Item'),
  content: say('考核内容', 'Item'),
  points: say('分值', 'Points'),
  demands: say('佐证要求', 'What counts as proof'),
  source: say('依据', 'Source'),
  unit: say('责任单位', 'Responsible unit'),
  state: say('状态', 'State'),
  files: say('材料', 'Files'),
  figures: say('数据', 'Figures'),
  gaps: say('缺项', 'Missing'),
  due: say('期限', 'Due'),
  year: say('年度', 'Year'),
  name: say('名称', 'Name'),
  version: say('版本', 'Version'),
  digest: say('校验值（SHA-256）', 'Digest (SHA-256)'),
  effective: say('生效日期', 'Effective on'),
  expires: say('有效期至', 'Expires on'),
  from: say('提供单位', 'From'),
}

export const pathOf = ({ regionId, id }: { regionId: number | string; id: string }, below = ''): string =>
  `/assessment/${regionId}/${id}${below}`
