import { say } from '#platform/say'
import { aspect, item } from './make.ts'

const conference = ['meeting', 'topic', 'matter', 'paper', 'task']

/** Aspects 1 to 5: leadership, rules, guidance, merit, skills. */
export const firstAspects = [
  aspect('1', say('组织领导', 'Leadership'), [
    item('1.1', {
      weight: 5,
      label: say('党委、政府研究部署产改工作', 'Party committee and government take up the reform'),
      demands: say('党委、政府会议纪要，听取汇报的记录，部署文件', 'Minutes, hearings, documents that set tasks'),
      source: say(
        '联席会议讲话（《青海工运》2024年第10期）：常态化听取改革情况汇报', // lines 471
        'Conference speech (Qinghai Gongyun 2024 No. 10): regular hearings',
      ),
      processes: [...conference],
    }),
    item('1.2', {
      weight: 6,
      label: say('联席会议运行与成员单位责任落实', 'The joint conference works, and its members answer'),
      demands: say('会议纪要、议定事项办结材料、履职清单', 'Minutes, proof of decisions done, duty lists'),
      source: say('联席会议讲话（《青海工运》2024年第10期）', 'Conference speech (Qinghai Gongyun 2024 No. 10)'), // lines 471、475
      indicators: ['reform-decisions-done', 'reform-decisions-due'],
      processes: ['duty-list', 'performance', ...conference],
    }),
  ]),
  aspect('2', say('制度建设', 'Rules'), [
    item('2.1', {
      weight: 5,
      label: say('实施意见与配套政策文件', 'The implementation opinion and what supports it'),
      demands: say('印发的实施意见、配套文件及目录', 'The documents as issued, with a list'),
      source: say(
        '联席会议讲话（《青海工运》2024年第10期）：8 个方面 26 项举措、50 余份文件', // lines 405
        'Speech (Qinghai Gongyun 2024 No. 10): 26 measures, 50 documents',
      ),
      processes: ['policy'],
    }),
    item('2.2', {
      weight: 4,
      label: say('年度工作要点与任务分解', 'The year’s work points, broken down'),
      demands: say('年度工作要点、任务清单、责任分工表', 'Work points, list of tasks, who does what'),
      source: say(
        '联席会议讲话（《青海工运》2024年第10期）：对照年度工作要点列出任务清单',
        'Speech (Qinghai Gongyun 2024 No. 10): a list of tasks',
      ), // lines 477
      processes: ['task', 'policy'],
    }),
  ]),
  aspect('3', say('思想政治引领', 'Ideological guidance'), [
    item('3.1', {
      weight: 5,
      label: say('宣传教育与阵地建设', 'Teaching and its places'),
      demands: say('宣讲、轮训通知和人数统计，阵地建设材料', 'Notices and head counts, places set up'),
      areas: ['ideology'],
      indicators: ['reform-workers-reached', 'reform-workers'],
    }),
    item('3.2', {
      weight: 5,
      label: say('在产业工人中发展党员', 'Party members from among industrial workers'),
      demands: say('年度发展党员计划、完成情况和党组织覆盖统计', 'Plan, its completion, coverage'),
      source: say(
        '2023 年通报（《青海工运》2024年第10期）：新发展产业工人党员 1904 名',
        'Circular of 2023 (Qinghai Gongyun 2024 No. 10)',
      ), // lines 533
      areas: ['ideology'],
      indicators: ['reform-party-recruits', 'reform-party-recruit-plan', 'reform-blank-teams', 'reform-teams'],
    }),
  ]),
  aspect('4', say('建功立业', 'Merit'), [
    item('4.1', {
      weight: 5,
      label: say('劳动和技能竞赛', 'Labour and skills contests'),
      demands: say('竞赛方案、参赛人数统计、表彰文件', 'Plans, head counts, awards'),
      source: say(
        '2023 年通报（《青海工运》2024年第10期）：“五比一创”等竞赛',
        'Circular of 2023 (Qinghai Gongyun 2024 No. 10)',
      ), // lines 535
      areas: ['merit'],
      indicators: ['reform-contest-firms'],
    }),
    item('4.2', {
      weight: 5,
      label: say('群众性技术创新', 'Innovation by workers'),
      demands: say('“五小”等成果清单、采纳证明和效益说明', 'Results with proof of use and benefit'),
      areas: ['merit'],
    }),
  ]),
  aspect('5', say('技能提升', 'Skills'), [
    item('5.1', {
      weight: 7,
      label: say('技能人才总量与占就业人员比重', 'Skilled workers and their share of the employed'),
      demands: say('人力资源社会保障部门统计表', 'Statistics of human resources'),
      source: say(
        '联席会议讲话（《青海工运》2024年第10期）：技能人才占比 17.13%，要求 30%', // lines 441
        'Speech (Qinghai Gongyun 2024 No. 10): 17.13 %, 30 % wanted',
      ),
      areas: ['quality'],
      indicators: ['reform-skilled', 'reform-employed'],
    }),
    item('5.2', {
      weight: 5,
      label: say('职业技能培训与产教融合', 'Training, and schools with firms'),
      demands: say('培训计划与人数统计、校企合作协议', 'Plans and head counts, agreements'),
      areas: ['quality'],
      indicators: ['reform-apprentices', 'reform-apprentice-plan'],
    }),
  ]),
]
