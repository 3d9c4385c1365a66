import { definePages, FileProtectOutlined, TrophyOutlined } from '#ui'
import { BulletinPage } from './bulletin.tsx'
import { BulletinList } from './bulletins.tsx'
import { EvaluationPage } from './evaluation.tsx'
import { RoundPage } from './round.tsx'
import { ScoreHome } from './score.tsx'
import { SystemPage } from './system.tsx'
import { titles } from './words.ts'
import './score.css'

const needs = 'score.read'

export const pages = definePages({
  '/score': {
    title: titles.score,
    needs,
    menu: { group: 'loop', order: 40, icon: <TrophyOutlined />, holds: ['evaluation'] },
    page: ScoreHome,
  },
  '/score/systems/:id': { title: titles.system, needs, page: SystemPage },
  '/score/rounds/:id': { title: titles.round, needs, page: RoundPage },
  '/score/evaluations/:regionId/:id': { title: titles.evaluation, needs, page: EvaluationPage },
  '/bulletins': {
    title: titles.bulletins,
    needs,
    menu: { group: 'loop', order: 45, icon: <FileProtectOutlined />, holds: ['bulletin'] },
    page: BulletinList,
  },
  '/bulletins/:regionId/:id': { title: titles.bulletin, needs, page: BulletinPage },
})
