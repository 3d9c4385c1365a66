import { say } from '#platform/say'
import { aspect, bands, below, federations, rate, reviewed, yesNo } from './make.ts'

/** Aspects 1 to 5: leadership, guidance, party, democracy, skills. */
export const firstAspects = [
  aspect('1', say('组织领导与责任落实', 'Leadership and responsibility'), [
    yesNo(
      '1.1',
      say(
        '是否制定年度任务分解表并明确牵头人、责任人、完成时限',
        'Is there a plan of the year with owners and dates for every task?',
      ),
      {
        weight: 5,
        label: say('年度任务分解与责任清单', 'Plan of the year with owners'),
        rule: say('已制定并印发得满分，未制定不得分', 'Full points when issued, else none'),
        demands: say('印发的任务分解文件', 'The plan as issued'),
      },
    ),
    rate('1.2', ['reform-decisions-done', 'reform-decisions-due'], '95', {
      weight: 7,
      label: say('议定事项按期办结率', 'Decisions done on time'),
      rule: say(
        '按期办结数 ÷ 应办结数，达到 95% 得满分，不足按比例计',
        'Done on time ÷ due; 95% earns full points, less in proportion',
      ),
      demands: say('会议纪要和办结材料', 'Minutes and proof of completion'),
    }),
  ]),
  aspect('2', say('思想政治引领', 'Ideological guidance'), [
    rate('2.1', ['reform-workers-reached', 'reform-workers'], '80', {
      weight: 4,
      label: say('产业工人宣讲、轮训覆盖率', 'Industrial workers reached by lectures and training'),
      rule: say(
        '参加宣讲、轮训的产业工人 ÷ 产业工人总数，达到 80% 得满分',
        'Workers reached ÷ all; 80% earns full points',
      ),
      demands: say('宣讲、轮训通知和人数统计', 'Notices and head counts'),
    }),
    reviewed('2.2', {
      weight: 4,
      label: say('思想引领工作成效', 'Results of ideological guidance'),
      rule: say('按工作部署、阵地建设、典型宣传三方面评定', 'Marked by planning, venues and role models'),
      demands: say('工作总结和典型材料', 'Report and examples'),
    }),
  ]),
  aspect('3', say('党建引领与队伍壮大', 'Party building and growth'), [
    rate('3.1', ['reform-party-recruits', 'reform-party-recruit-plan'], '100', {
      weight: 4,
      label: say('产业工人发展党员计划完成率', 'Party recruitment among industrial workers'),
      rule: say(
        '实际发展数 ÷ 年度计划数，完成计划得满分，不足按比例计',
        'Recruited ÷ planned; the plan met earns full points',
      ),
      demands: say('年度发展党员计划和完成情况', 'The plan and its completion'),
    }),
    below('3.2', ['reform-blank-teams', 'reform-teams'], '10', {
      weight: 4,
      label: say('国有企业党员空白班组占比', 'Teams without a party member in state firms'),
      rule: say(
        '空白班组数 ÷ 班组总数，为零得满分，达到 10% 不得分',
        'Blank teams ÷ all; nought earns full points, 10% none',
      ),
      demands: say('班组党员分布台账', 'Register of teams'),
    }),
  ]),
  aspect('4', say('民主管理与地位提高', 'Democratic management and status'), [
    bands(
      '4.1',
      ['reform-congress-firms', 'reform-union-firms'],
      [
        ['90', 100],
        ['80', 80],
        ['70', 60],
      ],
      {
        weight: 5,
        label: say('职工代表大会建制率', 'Firms with a workers’ congress'),
        rule: say(
          '90% 以上得满分，80% 以上得八成，70% 以上得六成',
          'From 90% full points, from 80% four fifths, from 70% three fifths',
        ),
        demands: say('建制企业名册', 'List of firms'),
        kinds: federations,
      },
    ),
    rate('4.2', ['reform-contract-firms', 'reform-union-firms'], '85', {
      weight: 5,
      label: say('集体合同签订率', 'Firms with a collective contract'),
      rule: say(
        '签订集体合同企业 ÷ 建会企业，达到 85% 得满分',
        'Firms with a contract ÷ firms with a union; 85% earns full points',
      ),
      demands: say('集体合同备案台账', 'Register of contracts'),
      kinds: federations,
    }),
  ]),
  aspect('5', say('技能提升', 'Skills'), [
    rate('5.1', ['reform-skilled', 'reform-employed'], '30', {
      weight: 8,
      label: say('技能人才占就业人员比重', 'Skilled workers among the employed'),
      rule: say('技能人才 ÷ 就业人员，达到 30% 得满分', 'Skilled ÷ employed; 30% earns full points'),
      demands: say('人力资源社会保障部门统计表', 'Statistics of human resources'),
    }),
    rate('5.2', ['reform-assessed', 'reform-assessment-plan'], '100', {
      weight: 8,
      label: say('职业技能等级认定计划完成率', 'Skill assessments against the plan'),
      rule: say('取得证书人数 ÷ 年度计划数，完成计划得满分', 'Certified ÷ planned; the plan met earns full points'),
      demands: say('认定计划和证书发放台账', 'Plan and register of certificates'),
    }),
  ]),
]
