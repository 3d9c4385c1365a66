import type { PostKey } from '#kernel/access'

/** Somebody of the demonstration province. All are made up; none is a person of the journal. */
export interface DemonstrationPerson {
  login: string
  name: string
  /** Posts and the keys of the units at which they are held. */
  posts: readonly { post: PostKey; unit: string }[]
}

const holds = (post: PostKey, unit: string, login: string, name: string): DemonstrationPerson => ({
  login,
  name,
  posts: [{ post, unit }],
})

/** Posts over the whole province: the conference, its office, and the three who administer the system. */
const provincial: readonly DemonstrationPerson[] = [
  holds('convener', 'province', 'convener', '祁远山'),
  holds('deputy-convener', 'province', 'deputy', '方海宁'),
  holds('office-clerk', 'province', 'clerk', '林晓棠'),
  holds('office-reviewer', 'province', 'reviewer', '秦书瑶'),
  holds('administrator', 'province', 'admin', '冯立诚'),
  holds('security-administrator', 'province', 'security', '许知安'),
  holds('auditor', 'province', 'auditor', '郑明鉴'),
]

/** A liaison officer for every member of the joint conference, and leaders in charge of some. */
const members: readonly DemonstrationPerson[] = [
  holds('liaison', 'province', 'liaison-federation', '蔡文澜'),
  holds('liaison', 'organisation', 'liaison-organisation', '唐若溪'),
  holds('liaison', 'social-work', 'liaison-social-work', '宋一帆'),
  holds('liaison', 'reform', 'liaison-reform', '曹砚秋'),
  holds('liaison', 'sasac', 'liaison-sasac', '彭雪松'),
  holds('liaison', 'development', 'liaison-development', '邓听泉'),
  holds('liaison', 'education', 'liaison-education', '薛春晖'),
  holds('liaison', 'science', 'liaison-science', '雷思远'),
  holds('liaison', 'industry', 'liaison-industry', '贺兰亭'),
  holds('liaison', 'finance', 'liaison-finance', '白惠敏'),
  holds('liaison', 'human-resources', 'liaison-human-resources', '孟祥云'),
  holds('leader-in-charge', 'sasac', 'leader-sasac', '江振川'),
  holds('leader-in-charge', 'education', 'leader-education', '沈怀瑾'),
  holds('leader-in-charge', 'industry', 'leader-industry', '谢长河'),
  holds('leader-in-charge', 'human-resources', 'leader-human-resources', '袁静宜'),
]

const prefectures: readonly DemonstrationPerson[] = [
  holds('prefecture-cadre', '630100', 'cadre-xining', '苏映雪'),
  holds('prefecture-cadre', '630200', 'cadre-haidong', '冶成林'),
  holds('prefecture-cadre', '632200', 'cadre-haibei', '索南平措'),
  holds('prefecture-cadre', '632300', 'cadre-huangnan', '拉毛吉'),
  holds('prefecture-cadre', '632500', 'cadre-hainan', '仁青多杰'),
  holds('prefecture-cadre', '632600', 'cadre-golog', '尕藏加'),
  holds('prefecture-cadre', '632700', 'cadre-yushu', '巴桑旺堆'),
  holds('prefecture-cadre', '632800', 'cadre-haixi', '乌云其其格'),
]

const counties: readonly DemonstrationPerson[] = [
  holds('county-cadre', '630121', 'cadre-datong', '马若兰'),
  holds('county-cadre', '630222', 'cadre-minhe', '喇晓东'),
  holds('county-cadre', '632324', 'cadre-henan', '斯琴图雅'),
  holds('county-cadre', '632521', 'cadre-gonghe', '桑杰卓玛'),
  holds('county-cadre', '632622', 'cadre-banma', '扎西才仁'),
  holds('county-cadre', '632725', 'cadre-nangqen', '江永拉姆'),
  holds('county-cadre', '632801', 'cadre-golmud', '顾北辰'),
  holds('county-cadre', '632822', 'cadre-dulan', '韩木林'),
]

const chairs: readonly DemonstrationPerson[] = [
  holds('enterprise-chair', 'potash', 'chair-potash', '罗开源'),
  holds('enterprise-chair', 'xiyu', 'chair-xiyu', '丁望舒'),
  holds('enterprise-chair', 'jinhe', 'chair-jinhe', '更松旺姆'),
  holds('enterprise-chair', 'energy', 'chair-energy', '钟向荣'),
  holds('enterprise-chair', 'green', 'chair-green', '叶青岚'),
  holds('enterprise-chair', 'datong-freight', 'chair-datong-freight', '汪致远'),
]

/** The people of the demonstration province, with their accounts and posts. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  ...provincial,
  ...members,
  ...prefectures,
  ...counties,
  ...chairs,
]
