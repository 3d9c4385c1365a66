/**
 * The words of which names of indicators are made, as far as telling two names apart needs them. A word may stand for
 * several (女职工 is 女 + 职工), so that "of whom women" is a narrower name than "workers". What is not here stays
 * a word of its own, whole: an unknown noun never makes two names equal.
 */

/** Words that say nothing about what is counted. */
export const idle =
  `数量 总数 总量 总额 总计 合计 共计 总人数 总人次 总户数 总场次 总份数 总件数 总期数 总 人数 户数 家数 件数 条数
个数 场数 场次 期数 班数 次数 份数 人次 人 名 户 个 家 金额 数额 额 数 共 累计 已 其中 全部 全省 全市 全区 全州 全县 全旗 全盟 各级 各类 的 了
等 中 情况 达 实际 约 当年 年度 本年 我省 我市 本省 本市 全系统 全域 规模 总规模 共有 现有 拥有 实有 达到`
    .split(/\s+/)
    .filter(Boolean)

/** Idle words that say: this is the whole. */
export const wholes = `总数 总量 总额 总计 合计 共计 总人数 总人次 总户数 总场次 总份数 总件数 总期数 总 总规模`.split(
  ' ',
)

/** Other words for the same thing, and words that are several. */
export const meanings: Readonly<Record<string, string>> = {
  劳动模范: '劳模',
  女性: '女',
  男性: '男',
  女职工: '女+职工',
  男职工: '男+职工',
  女会员: '女+会员',
  男会员: '男+会员',
  女工: '女+职工',
  员工: '职工',
  从业人员: '就业人员',
  产业工人: '产业+职工',
  一线职工: '一线+职工',
  一线工人: '一线+职工',
  困难职工: '困难+职工',
  管理人员: '管理人员+职工',
  专业技术人员: '专业技术人员+职工',
  农民工会员: '农民工+会员',
  高技能人才: '高技能+技能人才',
  技能劳动者: '技能人才',
  技能型劳动者: '技能人才',
  非公有制: '非公',
  规模以上: '规上',
  国有企业: '国有+企业',
  国企: '国有+企业',
  央企: '中央+企业',
  民营企业: '民营+企业',
  民企: '民营+企业',
  非公企业: '非公+企业',
  工会会员: '会员',
  经费: '资金',
  补助: '补贴',
  慰问金: '慰问+资金',
  救助金: '救助+资金',
  帮扶金: '帮扶+资金',
  补助金: '补贴+资金',
  补贴金: '补贴+资金',
  慰问款: '慰问+资金',
  救助款: '救助+资金',
  款项: '资金',
  组建工会: '建会',
  组建: '建会',
  建立工会: '建会',
  入会: '入会',
  职业技能培训: '技能+培训',
  技能培训: '技能+培训',
  职业技能: '技能',
  满意度: '满意',
  收集上报: '收集',
  收集整理: '收集',
  征集: '征集',
  办理完结: '办结',
  工作站点: '站点',
  劳动竞赛: '劳动竞赛',
  省级: '省级',
  自治区级: '省级',
  国家级: '国家级',
  市级: '市级',
  市州级: '市级',
  县级: '县级',
  新就业形态劳动者: '新就业形态',
  新业态劳动者: '新就业形态',
  新业态: '新就业形态',
  新增: '新增',
  新发展: '新增',
  净增: '净增',
  获授权: '授权',
  授权: '授权',
  出席: '到会',
  实到: '到会',
  参会: '到会',
  及以上: '以上',
  及以下: '以下',
}

/** Nouns and adjectives of the trade. */
export const nouns =
  `职工 企业 工会 会员 党员 党组织 组织 农民工 劳动者 技能人才 高技能 人才 就业人员 毕业生 学员 学徒 工匠 劳模 先进工作者
先进集体 先进个人 工作室 创新 基地 站点 服务站 驿站 书屋 阵地 服务阵地 集体合同 专项 工资 协商 职代会 班组 资金 补贴 贷款 奖金 工资额 报酬
案件 纠纷 劳动争议 争议 诉求 问题 隐患 安全隐患 建议 合理化建议 提案 成果 专利 项目 课题 技能 竞赛 大赛 比武 选手 奖牌 岗位 招聘会 活动 讲座
课程 专业 院校 学校 教师 教职工 护士 医师 医生 患者 学生 船员 机构 平台 园区 县 乡镇 街道 社区 村 困难 家庭 新就业形态 新业态 骑手 司机 快递员 货车司机 网约车司机 外卖
中央 财政 自筹 配套 市县 单位 团队 中心 站 网点 品牌 分支机构 联合会 产业 一线 在岗 退休 一函两书 法律援助 医疗互助 互助保障 体检 疗休养
产改 试点 改革 劳动保护 劳动力 劳务 务工 劳动 制造业 服务业 建筑业 采矿业 安全生产 数字化 文化宫 法律 文化 体育 心理 数字 安全 服务 联络员 指导员 特派员 志愿者 干部`
    .split(/\s+/)
    .filter(Boolean)

/** Verbs that may stand before or behind what is counted without changing it. */
export const plainVerbs =
  `开展 举办 组织 评选 选树 选拔 选出 命名 表彰 授予 建成 建设 建立 设立 成立 打造 提取 投入 发放 完成 实施 推荐 入选 获评 获得 安排 支持 带动
吸纳 覆盖 惠及 受益 服务 参与 参加 参赛 签订 建会 入会 参保 投保 建档 就业 培训 调解 走访 慰问 帮扶 救助 巡查 监督 认定 评价 新增 新认定
配备 归集 计提 下达 筹集 收缴 下拨 列支 执行 支出 到会 授权 选派 派出 推送 推介 协调 追发 清欠 追回 补发 制发 印发 提升 晋升 转化 化解 维护 使用 用于`
    .split(/\s+/)
    .filter(Boolean)

/**
 * Stages that the same things pass one after the other: later ones are never more. Verbs of one stage mean much the same.
 * A number that turns up under a later stage than where it was first counted has shifted its verb.
 */
export const chains: readonly (readonly (readonly string[])[])[] = [
  [
    ['收集', '收到', '征集', '反映', '上报', '提出', '登记', '接收', '来电', '来访', '来信', '咨询', '接听'],
    ['受理', '立案', '采纳', '分拨', '交办'],
    ['办理', '处理', '处置', '调处'],
    ['办结', '解决', '化解', '结案', '答复', '回复', '落实'],
  ],
  [
    ['排查', '检查', '监督检查', '发现', '查出'],
    ['督办', '交办', '移交'],
    ['整改', '治理', '消除', '销号'],
  ],
  [
    ['申报', '申请', '申领'],
    ['审核', '审批', '核准', '获批', '通过'],
    ['兑付', '兑现', '拨付', '发放', '到账', '到位'],
  ],
  [['报名'], ['参赛', '参加'], ['入围', '晋级'], ['获奖', '获评', '夺冠']],
  [
    ['注册', '报名'],
    ['参训', '培训', '参加'],
    ['合格', '结业', '考核合格', '取证', '获证', '持证'],
  ],
  [
    ['征集', '提出'],
    ['采纳', '立项'],
    ['实施', '推广'],
    ['转化', '落地'],
  ],
  [
    ['应征', '摸排', '走访'],
    ['建档', '认定'],
    ['帮扶', '救助'],
    ['脱困', '解困'],
  ],
  [['要约'], ['协商'], ['签约', '签订'], ['备案'], ['履约']],
  [['签约'], ['开工'], ['竣工', '投产']],
  [
    ['推荐', '提名', '申报'],
    ['评选', '获评', '授予', '命名', '表彰', '入选'],
  ],
  [
    ['计划', '部署'],
    ['达标', '完成'],
  ],
]

/** Every verb. */
export const verbs: ReadonlySet<string> = new Set([...plainVerbs, ...chains.flat(2)])

/** Kinds of modifiers: values of one dimension exclude one another. */
export const dimensions: Readonly<Record<string, readonly string[]>> = {
  sex: ['男', '女'],
  level: ['国家级', '省级', '市级', '县级', '乡镇级', '企业级'],
  owner: ['国有', '民营', '非公', '外资', '集体', '私营', '中央'],
  channel: ['线上', '线下'],
  settlement: ['城镇', '农村'],
  origin: ['省内', '省外'],
  border: ['境内', '境外'],
  size: ['规上', '规下'],
  medal: ['金牌', '银牌', '铜牌'],
  prize: ['一等奖', '二等奖', '三等奖', '优秀奖'],
  sector: ['第一产业', '第二产业', '第三产业'],
  fund: ['中央财政', '省级财政', '市县配套', '市级财政', '县级财政', '自筹资金', '社会资金'],
  batch: ['第一批', '第二批', '第三批', '第四批', '第五批', '首批'],
  honour: ['先进集体', '先进个人'],
  post: ['一线', '管理人员', '专业技术人员'],
}

/** Which values of a dimension together are the whole. */
export const completeSets: readonly (readonly string[])[] = [
  ['男', '女'],
  ['线上', '线下'],
  ['城镇', '农村'],
  ['省内', '省外'],
  ['境内', '境外'],
  ['规上', '规下'],
  ['金牌', '银牌', '铜牌'],
  ['第一产业', '第二产业', '第三产业'],
]

/** Steps of which each may be named alone, or with all above (以上) or below (以下) it; the first is the lowest. */
export const ladders: Readonly<Record<string, readonly (readonly string[])[]>> = {
  grade: [['初级工'], ['中级工'], ['高级工'], ['技师'], ['高级技师', '特级技师', '首席技师']],
  title: [['初级职称'], ['中级职称'], ['高级职称']],
  schooling: [
    ['小学'],
    ['初中'],
    ['高中', '中专', '中职', '技校'],
    ['大专', '高职'],
    ['本科'],
    ['硕士', '研究生', '硕士研究生'],
    ['博士', '博士研究生'],
  ],
}

/** Words for other words in one dimension. */
export const otherWords: Readonly<Record<string, string>> = {
  城市: '城镇',
  城镇劳动者: '城镇+劳动力',
  农村劳动力: '农村+劳动力',
  城乡劳动力: '劳动力',
  乡村: '农村',
  全国: '国家级',
  国家: '国家级',
  外商投资: '外资',
  一产: '第一产业',
  二产: '第二产业',
  三产: '第三产业',
  省财政: '省级财政',
  市县财政配套: '市县配套',
  金牌: '金牌+奖牌',
  银牌: '银牌+奖牌',
  铜牌: '铜牌+奖牌',
}
