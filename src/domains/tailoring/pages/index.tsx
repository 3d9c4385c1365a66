import { AimOutlined, definePages, NodeIndexOutlined, ProfileOutlined } from '#ui'
import { AdoptionPage } from './adoption.tsx'
import { Adoptions } from './adoptions.tsx'
import { FrameworkPage } from './framework.tsx'
import { Frameworks } from './frameworks.tsx'
import { MappingPage } from './mapping.tsx'
import { Mappings } from './mappings.tsx'
import { ReconcilePage } from './reconcile.tsx'
import { RollUpPage } from './roll-up.tsx'
import { titles } from './words.ts'
import './tailoring.css'

const needs = 'tailoring.read'

export const pages = definePages({
  '/tailoring': {
    title: titles.frameworks,
    needs,
    menu: { group: 'loop', order: 12, icon: <ProfileOutlined /> },
    page: Frameworks,
  },
  '/tailoring/adoptions': {
    title: titles.adoptions,
    needs,
    menu: { group: 'loop', order: 13, icon: <AimOutlined /> },
    page: Adoptions,
  },
  '/tailoring/mappings': {
    title: titles.mappings,
    needs: 'tailoring.frame',
    menu: { group: 'loop', order: 14, icon: <NodeIndexOutlined /> },
    page: Mappings,
  },
  '/tailoring/frameworks/:id': { title: titles.framework, needs, page: FrameworkPage },
  '/tailoring/frameworks/:id/roll-up': { title: titles.rollUp, needs, page: RollUpPage },
  '/tailoring/adoptions/:regionId/:id': { title: titles.adoption, needs, page: AdoptionPage },
  '/tailoring/adoptions/:regionId/:id/reconcile': { title: titles.reconcile, needs, page: ReconcilePage },
  '/tailoring/mappings/:id': { title: titles.mapping, needs: 'tailoring.frame', page: MappingPage },
})
