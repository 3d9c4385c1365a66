import { say } from '#platform/say'
import { aspect, item } from './make.ts'

/** Aspects 6 to 10: careers, status, rights, growth, spreading. */
export const secondAspects = [
  aspect('6', say('职业发展', 'Careers'), [
    item('6.1', {
      weight: 6,
      label: say('“新八级工”职业技能等级制度', 'The eight grades of skill'),
      demands: say('实施企业名册、认定计划和证书发放台账', 'Firms, plans and register of certificates'),
      source: say(
        '联席会议讲话（《青海工运》2024年第10期）：全面实施“新八级工”', // lines 463
        'Speech (Qinghai Gongyun 2024 No. 10): the eight grades everywhere',
      ),
      areas: ['quality'],
      indicators: ['reform-eight-grade-firms', 'reform-large-firms', 'reform-assessed', 'reform-assessment-plan'],
    }),
    item('6.2', {
      weight: 4,
      label: say('高技能人才与职称贯通', 'From skill to professional title'),
      demands: say('贯通办法、评审通过名单（单位汇总数）', 'Rules, and sums by unit'),
      areas: ['quality', 'status'],
    }),
  ]),
  aspect('7', say('地位提高', 'Status'), [
    item('7.1', {
      weight: 5,
      label: say('职工代表大会与厂务公开', 'Workers’ congress and openness'),
      demands: say('建制企业名册、覆盖率统计', 'List of firms, coverage'),
      areas: ['status'],
      indicators: ['reform-congress-firms', 'reform-union-firms'],
    }),
    item('7.2', {
      weight: 4,
      label: say('产业工人政治待遇与评先树优', 'Workers in congresses and among those honoured'),
      demands: say('代表、委员比例统计，评选表彰文件', 'Shares of delegates, awards'),
      source: say(
        '2023 年通报（《青海工运》2024年第10期）：一线代表占比',
        'Circular of 2023 (Qinghai Gongyun 2024 No. 10): shares of delegates',
      ), // lines 549
      areas: ['status'],
    }),
  ]),
  aspect('8', say('权益维护', 'Rights'), [
    item('8.1', {
      weight: 5,
      label: say('集体协商与工资支付保障', 'Bargaining, and pay that is paid'),
      demands: say('集体合同备案台账、欠薪案件办结统计', 'Register of contracts, arrears cases closed'),
      areas: ['status'],
      indicators: ['reform-contract-firms', 'reform-arrears', 'reform-arrears-closed'],
    }),
    item('8.2', {
      weight: 5,
      label: say('新就业形态劳动者权益保障', 'Rights of platform workers'),
      demands: say('协商协议、服务站点清单、工伤保障统计', 'Agreements, stations, injury cover'),
      source: say('联席会议讲话（《青海工运》2024年第10期）：权益维护亟待加强', 'Speech (Qinghai Gongyun 2024 No. 10)'), // lines 443
      areas: ['ranks', 'status'],
    }),
  ]),
  aspect('9', say('队伍壮大', 'Growth'), [
    item('9.1', {
      weight: 5,
      label: say('建会入会', 'Unions and members'),
      demands: say('建会入会统计、新就业形态劳动者入会数', 'Unions, members, platform workers'),
      areas: ['ranks'],
      indicators: ['reform-union-firms'],
    }),
    item('9.2', {
      weight: 4,
      label: say('就业服务与吸引青年', 'Employment services, and the young'),
      demands: say('招聘活动与岗位统计、校企对接材料', 'Job fairs and places, schools with firms'),
      source: say(
        '2023 年通报（《青海工运》2024年第10期）：招聘约 500 场次',
        'Circular of 2023 (Qinghai Gongyun 2024 No. 10): some 500 fairs',
      ), // lines 545
      areas: ['ranks'],
    }),
  ]),
  aspect('10', say('推进落实', 'Carrying through'), [
    item('10.1', {
      weight: 5,
      label: say('试点与经验推广', 'Pilots and what is copied'),
      demands: say('试点方案、总结和推广材料', 'Plans, reports, copies elsewhere'),
      source: say(
        '联席会议讲话（《青海工运》2024年第10期）：三批试点、现场会',
        'Speech (Qinghai Gongyun 2024 No. 10): three batches',
      ), // lines 407、475
      processes: ['pilot', 'practice', 'copy', 'reply', 'task'],
    }),
    item('10.2', {
      weight: 5,
      label: say('调度、赋分通报与整改闭环', 'Dispatch, scores, rectification'),
      demands: say('季度调度表、通报、整改销号材料', 'Dispatch sheets, bulletins, orders closed'),
      source: say(
        '署名文章（《青海工运》2024年第10期）：细化分解—季度调度—赋分通报—督促整改',
        'Article (Qinghai Gongyun 2024 No. 10): the loop',
      ), // lines 515
      indicators: ['reform-reports-on-time', 'reform-reports-due'],
      processes: ['round', 'report', 'bulletin', 'rectification', 'evaluation', 'inspection', 'visit', 'problem'],
    }),
  ]),
]
