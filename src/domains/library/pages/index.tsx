import { say } from '#platform/say'
import { definePages, FileProtectOutlined, FormOutlined, pagesOf, TableOutlined } from '#ui'
import { reviewProcess } from '../process.ts'
import { CoveragePage } from './coverage.tsx'
import { DocumentPage } from './document.tsx'
import './library.css'
import { LibraryPage } from './list.tsx'
import { texts } from './words.ts'

export const pages = {
  ...definePages({
    '/library': {
      title: texts.library,
      needs: 'library.read',
      menu: { group: 'library', order: 5, icon: <FileProtectOutlined /> },
      page: LibraryPage,
    },
    '/library/coverage': {
      title: texts.coverage,
      needs: 'library.read',
      menu: { group: 'library', order: 6, icon: <TableOutlined /> },
      page: CoveragePage,
    },
    '/library/documents/:regionId/:id': { title: texts.library, needs: 'library.read', page: DocumentPage },
  }),
  ...pagesOf(reviewProcess, {
    path: '/library/reviews',
    title: texts.reviews,
    menu: { group: 'library', order: 7, icon: <FormOutlined /> },
    heading: ({ subject }) => `梳理：${String(subject)}`,
    imports: true,
    empty: say(
      '还没有梳理。在“政策库”中勾选文件后发起，或在“政策覆盖”中就缺口发起。',
      'No review yet. Pick documents in the library and begin one, or begin with a gap under coverage.',
    ),
  }),
}
