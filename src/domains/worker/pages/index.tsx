import './worker.css'
import { say } from '#platform/say'
import { definePages, pagesOf, TeamOutlined } from '#ui'
import { arrivalProcess, claimProcess, correctionProcess, deletionProcess, fileProcess } from '../process/index.ts'
import { ImportsPage, TwinsPage } from './imports.tsx'
import { WorkersPage } from './list.tsx'
import { MyPage } from './my/page.tsx'
import { VerifyOnePage, VerifyPage } from './verify.tsx'
import { texts } from './words.ts'
import { WorkerPage } from './worker.tsx'

const fromPhones = say(
  '还没有。职工在手机“我的档案”中提出后出现在这里。',
  'Nothing yet. What workers ask on their phones under “My file” appears here.',
)
const onDesk = { begin: null, empty: fromPhones } as const

export const pages = {
  ...definePages({
    '/workers': {
      title: texts.workers,
      needs: 'worker.read',
      menu: { group: 'service', order: 1, icon: <TeamOutlined /> },
      page: WorkersPage,
    },
    '/workers/imports': { title: texts.imports, needs: 'worker.import', page: ImportsPage },
    '/workers/twins': { title: texts.twins, needs: 'worker.manage', page: TwinsPage },
    '/workers/:regionId/:id': { title: texts.file, needs: 'worker.read', page: WorkerPage },
    '/my': { title: texts.my, public: true, page: MyPage },
    '/verify': { title: texts.verify, public: true, page: VerifyPage },
    '/verify/:id': { title: texts.verify, public: true, page: VerifyOnePage },
  }),
  ...pagesOf(claimProcess, {
    path: '/workers/claims',
    title: say('履历异议', 'Disputes'),
    menu: { group: 'service', order: 2, icon: <TeamOutlined /> },
    ...onDesk,
  }),
  ...pagesOf(correctionProcess, { path: '/workers/corrections', title: say('信息更正', 'Corrections'), ...onDesk }),
  ...pagesOf(deletionProcess, {
    path: '/workers/deletions',
    title: say('删除请求', 'Requests for deletion'),
    ...onDesk,
  }),
  ...pagesOf(arrivalProcess, {
    path: '/workers/arrivals',
    title: say('档案转入', 'Arrivals'),
    menu: { group: 'service', order: 3, icon: <TeamOutlined /> },
    begin: null,
    empty: say('没有待接收的档案。', 'No file waits to be accepted.'),
  }),
  ...pagesOf(fileProcess, {
    path: '/workers/changes',
    title: say('档案变动', 'Changes of files'),
    begin: null,
    empty: say(
      '还没有变动。在职工档案页点“档案变动”开始。',
      'Nothing yet. Press “Transfer, retire …” on a worker’s page.',
    ),
  }),
}
