import './administration.css'
import { lazy } from 'react'
import { say } from '#platform/say'
import {
  AimOutlined,
  ApartmentOutlined,
  AuditOutlined,
  CalendarOutlined,
  ControlOutlined,
  definePages,
  EyeOutlined,
  FileProtectOutlined,
  FundOutlined,
  NodeIndexOutlined,
  ReloadOutlined,
  SafetyOutlined,
  TeamOutlined,
} from '#ui'
import * as titles from './titles.ts'

/** Everything here loads when it is first opened: most people at work never open most of it. */
const Org = lazy(() => import('./org/list.tsx'))
const Unit = lazy(() => import('./org/unit.tsx'))
const OrgTree = lazy(() => import('./org/tree.tsx'))
const OrgImport = lazy(() => import('./org/import.tsx'))
const People = lazy(() => import('./people/list.tsx'))
const Person = lazy(() => import('./people/person.tsx'))
const Grants = lazy(() => import('./people/grants.tsx'))
const Grant = lazy(() => import('./people/grant.tsx'))
const Posts = lazy(() => import('./people/posts.tsx'))
const PostCase = lazy(() => import('./people/post-case.tsx'))
const Parameters = lazy(() => import('./parameters/list.tsx'))
const Parameter = lazy(() => import('./parameters/one.tsx'))
const Calendar = lazy(() => import('./calendar/year.tsx'))
const Processes = lazy(() => import('./processes/list.tsx'))
const Process = lazy(() => import('./processes/one.tsx'))
const Journal = lazy(() => import('./journal/list.tsx'))
const JournalLine = lazy(() => import('./journal/line.tsx'))
const Sights = lazy(() => import('./journal/sights.tsx'))
const Checks = lazy(() => import('./journal/checks.tsx'))
const Jobs = lazy(() => import('./jobs.tsx'))
const Files = lazy(() => import('./figures/files.tsx'))
const Figures = lazy(() => import('./figures/list.tsx'))
const Figure = lazy(() => import('./figures/one.tsx'))
const Indicators = lazy(() => import('./figures/indicators.tsx'))

const inMenu = (order: number, icon: React.ReactNode) => ({ group: 'administration' as const, order, icon })

export const pages = definePages({
  '/org': { title: titles.org, needs: 'org.read', menu: inMenu(10, <ApartmentOutlined />), page: Org },
  '/org/tree': { title: titles.orgTree, needs: 'org.read', page: OrgTree },
  '/org/import': { title: titles.orgImport, needs: 'org.manage', page: OrgImport },
  '/org/:id': { title: say('单位', 'Unit'), needs: 'org.read', page: Unit },
  '/people': { title: titles.people, needs: 'people.read', menu: inMenu(20, <TeamOutlined />), page: People },
  '/people/grants': { title: titles.grants, needs: 'people.read', page: Grants },
  '/people/grants/:regionId/:id': { title: titles.grants, needs: 'people.read', page: Grant },
  '/people/:id': { title: say('人员', 'Person'), needs: 'people.read', page: Person },
  '/posts': { title: titles.posts, needs: 'people.read', menu: inMenu(30, <SafetyOutlined />), page: Posts },
  '/posts/changes/:regionId/:id': { title: titles.posts, needs: 'people.read', page: PostCase },
  '/parameters': {
    title: titles.parameters,
    needs: 'parameter.read',
    menu: inMenu(40, <ControlOutlined />),
    page: Parameters,
  },
  '/parameters/:name': { title: titles.parameters, needs: 'parameter.read', page: Parameter },
  '/calendar': { title: titles.calendar, menu: inMenu(50, <CalendarOutlined />), page: Calendar },
  '/processes': {
    title: titles.processes,
    menu: { group: 'library', order: 90, icon: <NodeIndexOutlined /> },
    page: Processes,
  },
  '/processes/:name': { title: titles.processes, page: Process },
  '/audit': { title: titles.journal, needs: 'audit.read', menu: inMenu(60, <AuditOutlined />), page: Journal },
  '/audit/sights': { title: titles.sights, needs: 'audit.read', menu: inMenu(62, <EyeOutlined />), page: Sights },
  '/audit/checks': { title: titles.checks, needs: 'audit.read', page: Checks },
  '/audit/lines/:regionId/:id': { title: titles.journal, needs: 'audit.read', page: JournalLine },
  '/jobs': { title: titles.jobs, needs: 'jobs.read', menu: inMenu(70, <ReloadOutlined />), page: Jobs },
  '/figures': {
    title: titles.figures,
    needs: 'figures.read',
    menu: { group: 'figures', order: 50, icon: <FundOutlined /> },
    page: Figures,
  },
  '/figures/indicators': {
    title: titles.indicators,
    menu: { group: 'figures', order: 60, icon: <AimOutlined /> },
    page: Indicators,
  },
  '/figures/:regionId/:id': { title: titles.figures, needs: 'figures.read', page: Figure },
  '/evidence': {
    title: titles.files,
    needs: 'evidence.read',
    menu: { group: 'figures', order: 70, icon: <FileProtectOutlined /> },
    page: Files,
  },
})
