import { say } from '#platform/say'
import { defineCodes } from './list.ts'

/** Sections of the national economy. */
export const industries = defineCodes({
  name: 'industry',
  label: say('行业门类', 'Industry section'),
  source: say('GB/T 4754-2017（国民经济行业分类）', 'GB/T 4754-2017'),
  codes: [
    { value: 'A', label: say('农、林、牧、渔业', 'Agriculture, forestry, herding, fishery') },
    { value: 'B', label: say('采矿业', 'Mining') },
    { value: 'C', label: say('制造业', 'Manufacturing') },
    { value: 'D', label: say('电力、热力、燃气及水生产和供应业', 'Electricity, heat, gas and water') },
    { value: 'E', label: say('建筑业', 'Construction') },
    { value: 'F', label: say('批发和零售业', 'Wholesale and retail') },
    { value: 'G', label: say('交通运输、仓储和邮政业', 'Transport, storage and post') },
    { value: 'H', label: say('住宿和餐饮业', 'Lodging and catering') },
    { value: 'I', label: say('信息传输、软件和信息技术服务业', 'Information and software') },
    { value: 'J', label: say('金融业', 'Finance') },
    { value: 'K', label: say('房地产业', 'Real estate') },
    { value: 'L', label: say('租赁和商务服务业', 'Leasing and business services') },
    { value: 'M', label: say('科学研究和技术服务业', 'Research and technical services') },
    { value: 'N', label: say('水利、环境和公共设施管理业', 'Water, environment, public facilities') },
    { value: 'O', label: say('居民服务、修理和其他服务业', 'Household services and repair') },
    { value: 'P', label: say('教育', 'Education') },
    { value: 'Q', label: say('卫生和社会工作', 'Health and social work') },
    { value: 'R', label: say('文化、体育和娱乐业', 'Culture, sports, entertainment') },
    { value: 'S', label: say('公共管理、社会保障和社会组织', 'Public administration and organisations') },
    { value: 'T', label: say('国际组织', 'International organisations') },
  ],
})

/** Major classes of occupations. */
export const occupations = defineCodes({
  name: 'occupation',
  label: say('职业大类', 'Occupation'),
  source: say('《中华人民共和国职业分类大典（2022年版）》', 'Occupation catalogue of 2022'),
  codes: [
    { value: 1, label: say('党的机关、国家机关、群众团体和社会组织、企事业单位负责人', 'Heads of organisations') },
    { value: 2, label: say('专业技术人员', 'Professional and technical staff') },
    { value: 3, label: say('办事人员和有关人员', 'Clerks') },
    { value: 4, label: say('社会生产服务和生活服务人员', 'Production and life services') },
    { value: 5, label: say('农、林、牧、渔业生产及辅助人员', 'Agricultural production') },
    { value: 6, label: say('生产制造及有关人员', 'Manufacturing') },
    { value: 7, label: say('军队人员', 'Military') },
    { value: 8, label: say('不便分类的其他从业人员', 'Other') },
  ],
})

/** Who owns the employer. */
export const ownerships = defineCodes({
  name: 'ownership',
  label: say('经济类型', 'Ownership'),
  source: say('GB/T 12402-2000（经济类型分类与代码）', 'GB/T 12402-2000'),
  codes: [
    { value: 110, label: say('国有', 'State') },
    { value: 120, label: say('集体', 'Collective') },
    { value: 150, label: say('有限责任公司', 'Limited company') },
    { value: 160, label: say('股份有限公司', 'Company limited by shares') },
    { value: 170, label: say('私营', 'Private') },
    { value: 175, label: say('个体经营', 'Self-employed') },
    { value: 200, label: say('港、澳、台投资', 'Invested from Hong Kong, Macao, Taiwan') },
    { value: 300, label: say('国外投资', 'Foreign-invested') },
    { value: 900, label: say('其他', 'Other') },
  ],
})

/** On what footing somebody works. */
export const employments = defineCodes({
  name: 'employment',
  label: say('用工形式', 'Form of employment'),
  source: say(
    '《中华人民共和国劳动合同法》第十二条、第五章；新就业形态为产品默认分类',
    'Labour Contract Law art. 12, ch. 5',
  ),
  codes: [
    { value: 1, label: say('固定期限劳动合同', 'Fixed-term contract') },
    { value: 2, label: say('无固定期限劳动合同', 'Open-ended contract') },
    { value: 3, label: say('以完成一定工作任务为期限', 'For a task') },
    { value: 4, label: say('劳务派遣', 'Dispatched') },
    { value: 5, label: say('非全日制用工', 'Part-time') },
    { value: 6, label: say('新就业形态', 'New form of employment') },
    { value: 7, label: say('退休返聘', 'Rehired after retirement') },
    { value: 9, label: say('其他', 'Other') },
  ],
})
