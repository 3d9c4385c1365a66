import { AuditOutlined, definePages } from '#ui'
import { ItemPage } from './item.tsx'
import { Assessments } from './list.tsx'
import { AssessmentPage } from './one.tsx'
import { PackPage } from './pack.tsx'
import { Rehearsal } from './rehearsal.tsx'
import { SchemePage } from './scheme.tsx'
import { Schemes } from './schemes.tsx'
import { titles } from './words.ts'
import './assessment.css'

const needs = 'assessment.read'

export const pages = definePages({
  '/assessment': {
    title: titles.list,
    needs,
    menu: { group: 'loop', order: 60, icon: <AuditOutlined />, holds: ['assessment', 'assessment-item'] },
    page: Assessments,
  },
  '/assessment/schemes': { title: titles.schemes, needs, page: Schemes },
  '/assessment/schemes/:id': { title: titles.scheme, needs, page: SchemePage },
  '/assessment/items/:regionId/:id': { title: titles.item, needs, page: ItemPage },
  '/assessment/:regionId/:id': { title: titles.one, needs, page: AssessmentPage },
  '/assessment/:regionId/:id/rehearsal': { title: titles.rehearsal, needs, page: Rehearsal },
  '/assessment/:regionId/:id/pack': { title: titles.pack, needs, page: PackPage },
})
