/** Measure words; the longer before the shorter that it begins with. `words` that follow make it part of another word. */
const PLAIN =
  '个百分点|百分点|平方千米|亿千瓦时|吨标准煤|m²|㎡|km|kWh|kW|MW|GW|人次|场次|人天|台次|户次|件次|车次|班次|班期|款次|辆次|课时|学时|平方米|平方公里|平米|立方米|公里|千米|万千瓦时|千瓦时|万千瓦|千瓦|兆瓦|公斤|千克|公顷|小时|分钟|个月|周岁|学分|美元|元|名|人|位|个|家|户|项|件|起|份|期|场|次|批|届|支|枚|张|套|条|处|所|座|间|台|辆|部|本|册|篇|首|幅|例|门|种|类|款|级|层|岁|天|年|倍|成|分|亩|米|吨|片|站|对|双|大(?=群体|工程|领域|体系|平台|板块|产业|任务|类)|组|班|堂|轮|块|面|盏|只|颗|株|棵|瓶|盒|箱|袋|桶|顶|床|餐|杯|艘|架|列|趟|封|则|出|集|卷|区|县|省|市|州|乡镇|村|度|强|师|题|宗|桩|扇|瓦|里|斤|单|笔|幢|栋|丘|井|眼|粒|尾|羽|头|匹|票|席|桌|排|稿|帧|版|枪|罐|捆|盆|组次|站次|班组'
/** What must not follow a measure word, since together they are another word. */
const NOT_BEFORE: Readonly<Record<string, string>> = {
  人: '才|员|民(?!币)|社|事|力|类|文|气|心|大|均',
  名: '单|称|义|牌|额|录',
  家: '庭|长|政|属|园|乡|电|具|喻',
  次: '序|数|要|生',
  项: '目',
  级: '别',
  门: '户|类(?!课)|店|诊',
  部: '门|委|长|队|分|署|省|级',
  分: '之|别|类|期|管|公司|会|局|厂|队|院|级|区|工|为|布|享|散|批|层',
  成: '为|立|员|果|功|绩|熟|本|长|效|交|就|型|才|品',
  组: '织|建|成|长|团|员',
  对: '接|象|口|标|外|于|照|策|全|党',
  面: '向|对|临|积|试|貌',
  班: '组|子|车|长|前',
  区: '域|间|县|内',
  县: '级|市区|城',
  省: '级|部级|内|外|市',
  市: '级|场|州|民|区|委|长|县',
  州: '级|市|县',
  村: '级|民|庄|镇|居',
  台: '阶|账|前|上',
  年: '级|代|度|龄|轻|终|末|初|底|前|均|来|以来|青',
  天: '然|下|津',
  点: '',
  度: '假|过',
  条: '件|例|款|线',
  期: '间|限|望|末|待|货',
  场: '所|地|景|馆|合|外|内',
  起: '来|草|步|点|到|因|诉|初',
  站: '点|位|台',
  列: '入|为|席|车',
  件: '事(?!件)',
  首: '次|先|批|要|席|创|府|都|届|个',
  所: '有|以|谓|在|需|属|长|得',
  本: '次|市|省|县|单|级|质|科|地|报|人|校|院|年',
  位: '于|置|列',
  处: '理|于|置|分|级|长|罚|室',
  批: '准|示|评|复|次',
  集: '体|团|中|合',
  出: '台|席|版|资|口|生|现|租|发|彩|勤|行|具',
  强: '化|调|国|制|企|省|县|市',
  师: '傅|范|资|生|徒|级',
  单: '位|独|项|列|次|一|个|车',
  头: '部|脑',
  里: '面|程',
  版: '本|权',
  排: '名|查|放|水',
  双: '方|向|师|重|创|色|休',
  层: '级|次|面',
  类: '似|型|别',
  种: '子|植|类|养',
  套: '餐',
  轮: '训|岗|流|班|换',
  座: '谈',
  块: '钱',
  间: '接',
  席: '位',
  票: '据|价',
  米: '粉',
}
const rules = PLAIN.split('|').map((word) => {
  const behind = NOT_BEFORE[word]
  return behind ? `${word}(?!${behind})` : word
})

/** Source of a pattern for a measure word, 人（次） and 元/月 among them. */
export const MEASURE = `(?:人[（(]次[）)]|个[（(]次[）)]|元[/／](?:人[·.]?月|月|人|年|天|小时|吨|亩|平方米)|${rules.join('|')})`

/** Measure words that a number in Chinese characters is counted with; the rest are words of daily speech. */
export const HAN_MEASURE = new RegExp(
  `^(?:${rules.filter((rule) => !/^(?:级|分|面|区|县|省|市|州|乡镇|村|度|强|师|里|单|头|排|版|首|出|集|双|对|列|片|站|班|堂|层|米|题|瓦|稿|只|井|眼|席|票|枪|床|桌|度)(?:\(|$)/.test(rule)).join('|')})`,
)

/** Money in other units of itself, as powers of ten of 元. */
export const isMoney = (unit: string): boolean => /^元|^美元/.test(unit)

/** The unit as the register of figures writes it. */
export function standardUnit(unit: string): string {
  if (unit === '％') return '%'
  if (unit === '百分点') return '个百分点'
  return unit
    .replace('(', '（')
    .replace(')', '）')
    .replace('／', '/')
    .replace(/^平米$/, '平方米')
}

/** Places and bodies that stand right behind a number without a measure word: 6省市, 5县, 18个市州 without 个. */
export const BARE_NOUN =
  /^(?:省[（(]?区?、?市?[）)]?|省市|县[（(]市、?区?[）)]|县区|县市|县|市州|州市|乡镇|镇|村|部门|厅局|项目|企业|单位|行业|工种|班组|项目部|街道|社区|园区|地区|国|省份|方面|环节|层级)/
