import { CasePage } from '#ui'
import { wideningProcess } from '../../process-posts.ts'
import * as titles from '../titles.ts'

/** One wider post: what is asked and the decision. */
export default function PostCase({ regionId, id }: { regionId: string; id: string }) {
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={wideningProcess as never}
      breadcrumbs={[{ label: titles.posts, to: '/posts' }]}
    />
  )
}
