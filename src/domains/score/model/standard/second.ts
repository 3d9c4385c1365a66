import { say } from '#platform/say'
import { aspect, bands, below, figure, rate, reviewed } from './make.ts'

/** Aspects 6 to 10: training funds, careers, rights, merit, data and satisfaction. */
export const secondAspects = [
  aspect('6', say('职工教育培训保障', 'Training and its funds'), [
    bands(
      '6.1',
      ['reform-fund-frontline', 'reform-fund'],
      [
        ['60', 100],
        ['50', 80],
        ['40', 50],
      ],
      {
        weight: 6,
        label: say('职工教育经费用于一线职工比例', 'Share of training funds spent on front-line workers'),
        rule: say(
          '60% 以上得满分，50% 以上得八成，40% 以上得五成',
          'From 60% full points, from 50% four fifths, from 40% half',
        ),
        demands: say('经费决算和专项审计材料', 'Accounts and audit'),
        source: say(
          '财政部等关于企业职工教育经费提取与使用管理的意见（财建〔2006〕317号）',
          'Opinions on training funds (财建〔2006〕317号)',
        ),
      },
    ),
    rate('6.2', ['reform-apprentices', 'reform-apprentice-plan'], '100', {
      weight: 4,
      label: say('企业新型学徒制培养计划完成率', 'Apprentices against the plan'),
      rule: say('培养人数 ÷ 年度计划数，完成计划得满分', 'Trained ÷ planned; the plan met earns full points'),
      demands: say('培养计划和学员名册', 'Plan and list of apprentices'),
      source: say(
        '关于全面推行中国特色企业新型学徒制的指导意见（人社部发〔2021〕39号）',
        'Guidance on new apprenticeship (人社部发〔2021〕39号)',
      ),
    }),
  ]),
  aspect('7', say('职业发展与待遇', 'Careers and pay'), [
    rate('7.1', ['reform-eight-grade-firms', 'reform-large-firms'], '60', {
      weight: 5,
      label: say('规模以上企业“新八级工”制度实施率', 'Large firms with the eight skill grades'),
      rule: say(
        '实施企业 ÷ 规模以上企业，达到 60% 得满分',
        'Firms with the grades ÷ large firms; 60% earns full points',
      ),
      demands: say('企业岗位等级设置文件', 'Documents of the firms'),
      source: say(
        '关于健全完善新时代技能人才职业技能等级制度的意见（试行）（人社部发〔2022〕14号）',
        'Opinions on skill grades (人社部发〔2022〕14号)',
      ),
    }),
    reviewed('7.2', {
      weight: 3,
      label: say('技能与职称贯通、技能要素参与分配落实情况', 'Bridge to titles, pay by skill'),
      rule: say('按制度出台、实际贯通、薪酬兑现三方面评定', 'Marked by rules made, cases bridged and pay given'),
      demands: say('制度文件和落实案例', 'Rules and cases'),
    }),
  ]),
  aspect('8', say('权益保障', 'Rights'), [
    rate('8.1', ['reform-arrears-closed', 'reform-arrears'], '100', {
      weight: 6,
      label: say('欠薪案件按期办结率', 'Wage-arrears cases closed on time'),
      rule: say('按期办结 ÷ 受理，全部按期办结得满分', 'Closed on time ÷ taken in; all of them earns full points'),
      demands: say('案件办理台账', 'Register of cases'),
    }),
    below('8.2', ['reform-letters-late', 'reform-letters'], '20', {
      weight: 6,
      label: say('劳动法律监督“一函两书”逾期回复率', 'Late answers to letters of labour-law supervision'),
      rule: say('逾期回复 ÷ 发出，为零得满分，达到 20% 不得分', 'Late ÷ sent; nought earns full points, 20% none'),
      demands: say('“一函两书”送达和回复台账', 'Register of letters and answers'),
    }),
  ]),
  aspect('9', say('建功立业与创新', 'Merit and innovation'), [
    rate('9.1', ['reform-contest-firms', 'reform-union-firms'], '70', {
      weight: 4,
      label: say('开展劳动和技能竞赛企业占比', 'Firms that hold contests'),
      rule: say(
        '开展竞赛企业 ÷ 建会企业，达到 70% 得满分',
        'Firms with contests ÷ firms with a union; 70% earns full points',
      ),
      demands: say('竞赛方案和总结', 'Plans and reports'),
    }),
    reviewed('9.2', {
      weight: 4,
      label: say('“五小”创新和创新工作室作用发挥', 'Small innovations and studios'),
      rule: say('按成果采纳、经济社会效益、示范带动三方面评定', 'Marked by ideas adopted, benefit and example'),
      demands: say('成果采纳证明和效益测算', 'Proof of adoption and benefit'),
    }),
  ]),
  aspect('10', say('工作落实与职工评价', 'Delivery and satisfaction'), [
    rate('10.1', ['reform-reports-on-time', 'reform-reports-due'], '100', {
      weight: 4,
      label: say('季度调度按期报送率', 'Quarterly reports on time'),
      rule: say('按期报送次数 ÷ 应报送次数，全部按期得满分', 'On time ÷ due; all of them earns full points'),
      demands: say('由系统调度记录带出，无须另报', 'Taken from the dispatch itself'),
    }),
    figure('10.2', 'reform-satisfaction', '85', {
      weight: 4,
      label: say('抽样职工满意度', 'Satisfaction of workers, by sample'),
      rule: say('随机抽样问卷满意度，达到 85% 得满分', 'By random sample; 85% earns full points'),
      demands: say('抽样方案和调查报告', 'Sampling plan and report'),
    }),
  ]),
]
