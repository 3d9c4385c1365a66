import { definePages, FileTextOutlined } from '#ui'
import { DocumentPage } from './document.tsx'
import { DocumentList } from './list.tsx'
import { PickPage } from './pick.tsx'
import { PlacePage } from './place.tsx'
import { titles } from './words.ts'
import './policy.css'

const needs = 'policy.read'

export const pages = definePages({
  '/policy': {
    title: titles.list,
    needs,
    menu: { group: 'loop', order: 10, icon: <FileTextOutlined /> },
    page: DocumentList,
  },
  '/policy/files/:regionId/:id': { title: titles.pick, needs: 'policy.upload', page: PickPage },
  '/policy/documents/:id': { title: titles.list, needs, page: PlacePage },
  '/policy/:regionId/:id': { title: titles.document, needs, page: DocumentPage },
})
