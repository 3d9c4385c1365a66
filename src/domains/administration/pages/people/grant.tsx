import { type PostKey, posts } from '#kernel/access'
import { say } from '#platform/say'
import { CasePage, Section, T } from '#ui'
import { appointmentProcess } from '../../process.ts'
import type { GrantFacts } from '../../rules/index.ts'
import * as titles from '../titles.ts'

/** One grant of power: what is asked, what the person holds already, and the decision. */
export default function Grant({ regionId, id }: { regionId: string; id: string }) {
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={appointmentProcess as never}
      breadcrumbs={[
        { label: titles.people, to: '/people' },
        { label: titles.grants, to: '/people/grants' },
      ]}
    >
      {(of) => <Held of={(of.facts as GrantFacts).held ?? []} />}
    </CasePage>
  )
}

function Held({ of }: { of: GrantFacts['held'] }) {
  const nothing = say('没有任职。', 'No posts.')
  return (
    <Section title={say('此人的全部任职', 'All posts of this person')}>
      {of.length === 0 && (
        <p>
          <T of={nothing} />
        </p>
      )}
      <ul className="a-lines">
        {of.map((one) => (
          <li key={`${one.unitName}${one.post}${one.from}`}>
            {one.unitName} <T of={posts[one.post as PostKey] ?? say(one.post, one.post)} />{' '}
            <time>{one.to ? `${one.from} – ${one.to}` : one.from}</time>
          </li>
        ))}
      </ul>
    </Section>
  )
}
