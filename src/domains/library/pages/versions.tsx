import { Select } from 'antd'
import { useState } from 'react'
import { say } from '#platform/say'
import { Asked, Diff, nameList, Section, T, useAsk, useSay } from '#ui'
import { GetLibraryText, type LibraryAnswer } from '../model/index.ts'

interface Ref {
  regionId: number
  id: string
}

const useText = ({ regionId, id }: Ref) => useAsk(GetLibraryText, { params: { regionId, id } })

const cutShort = say('正文较长，只显示前面部分。', 'The text is long; only its beginning is shown.')

/** The text of a document, as it was read from its file. */
export function TextOf({ of }: { of: LibraryAnswer }) {
  return (
    <Section title={say('正文', 'Text')}>
      <Asked of={useText(of)}>
        {({ text, more }) => (
          <>
            <p className="g-text">{text}</p>
            {more && (
              <p className="g-hint">
                <T of={cutShort} />
              </p>
            )}
          </>
        )}
      </Asked>
    </Section>
  )
}

function Compared({ older, newer }: { older: Ref; newer: Ref }) {
  const after = useText(newer)
  return (
    <Asked of={useText(older)}>
      {(before) => (
        <Asked of={after}>
          {(now) => (
            <>
              <Diff before={before.text} after={now.text} />
              {(before.more || now.more) && (
                <p className="g-hint">
                  <T of={cutShort} />
                </p>
              )}
            </>
          )}
        </Asked>
      )}
    </Asked>
  )
}

/** What changed against another document: the one it amends stands first. The older of the two is taken as the earlier. */
export function Versions({ of }: { of: LibraryAnswer }) {
  const [chosen, choose] = useState<string | null>(null)
  const toSay = useSay()
  const other = of.versions.find(({ id }) => id === chosen)
  const isOlder = other && (other.issuedOn ?? '') <= (of.issuedOn ?? '')
  if (of.versions.length === 0) return null
  return (
    <Section title={say('版本对比', 'Compare versions')}>
      <label htmlFor="library-version">
        <T of={say('与哪份文件对比', 'Compare with')} />
      </label>{' '}
      <Select
        id="library-version"
        className="l-version"
        showSearch
        optionFilterProp="label"
        allowClear
        value={chosen}
        placeholder={toSay(say('选择文件', 'Choose a document'))}
        options={of.versions.map(({ id, title, issuedOn }) => ({
          value: id,
          label: issuedOn ? `${title}（${issuedOn}）` : title,
        }))}
        onChange={(id: string | undefined) => choose(id ?? null)}
        popupMatchSelectWidth={false}
        onOpenChange={nameList('library-version', toSay(say('可对比的文件', 'Documents to compare with')))}
      />
      {other && (isOlder ? <Compared older={other} newer={of} /> : <Compared older={of} newer={other} />)}
    </Section>
  )
}
