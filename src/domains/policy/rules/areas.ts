import type { KeyTask } from '../model.ts'

/** Words by which a clause shows which of the five key tasks it serves. Source: 2017 reform plan, five areas. */
const WORDS: Record<KeyTask, string[]> = {
  ideology:
    '思想政治 思想引领 政治引领 党建 党组织 党员 理论宣讲 宣讲 主题宣传 劳模精神 劳动精神 工匠精神 听党话 跟党走 核心价值观 意识形态 凝心铸魂 思政 职工文化'.split(
      ' ',
    ),
  merit:
    '建功立业 技能竞赛 劳动竞赛 技能大赛 技能比武 岗位练兵 创新工作室 五小 技术革新 技术创新 技术攻关 合理化建议 主力军 创新创造 揭榜挂帅 班组建设 示范引领 助企行'.split(
      ' ',
    ),
  quality:
    '素质提升 技能培训 职业培训 职业教育 技能形成 技能人才 技能等级 学历提升 求学圆梦 学徒 工匠学院 知识更新 继续教育 职业发展 发展通道 横向发展 新八级工 职称 实训 教育经费 复合型'.split(
      ' ',
    ),
  status:
    '地位提高 主人翁 地位 民主管理 职工代表大会 厂务公开 职工董事 集体协商 集体合同 劳动关系 权益 经济收入 工资 薪酬 社会保障 社保 服务保障 安全健康 职业病 疗休养 维权 劳动合同 帮扶 福利 待遇 获得感'.split(
      ' ',
    ),
  ranks:
    '队伍壮大 壮大 稳定制造业 建会 入会 工会组建 组建工会 发展会员 吸引更多 青年加入 农民工 大国工匠人才 培养大国工匠 工匠培养 新就业形态 后备力量 阶级基础'.split(
      ' ',
    ),
}

/**
 * The key task a clause serves, judged by words in its own heading (counted three times), in those above it (twice)
 * and in its text (once), and the words that decided. No area when none leads.
 */
export function areaOf(heading: string, path: string, words: string): { area: KeyTask | null; words: string[] } {
  const text = words.replace(
    /人力资源和?社会保障|[（(【][^（）()【】]*(?:牵头|配合|责任|负责)[^（）()【】]*[)）】]/g,
    '',
  )
  const scored = (Object.keys(WORDS) as KeyTask[]).map((area) => {
    const found = WORDS[area].filter((word) => heading.includes(word) || path.includes(word) || text.includes(word))
    const score = found.reduce(
      (sum, word) =>
        sum + (heading.includes(word) ? 3 : 0) + (path.includes(word) ? 2 : 0) + (text.includes(word) ? 1 : 0),
      0,
    )
    return { area, words: found, score }
  })
  scored.sort((a, b) => b.score - a.score)
  const [best, second] = scored
  if (!best || best.score === 0 || best.score === second?.score) return { area: null, words: [] }
  return { area: best.area, words: best.words }
}
