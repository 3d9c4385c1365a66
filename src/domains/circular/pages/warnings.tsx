import { say } from '#platform/say'
import { Section, T, TableFor } from '#ui'
import type { CircularAnswer } from '../model/index.ts'

const texts = {
  conflict: say('有未决冲突的数据', 'Figures in open conflict'),
  bare: say('没有来源的数', 'Numbers without a source'),
  bareHint: say(
    '这些数是手写的，没有引用数据台账。可从数据台账选取后改为引用；确需保留的，送审时写明理由。',
    'Written by hand. Take the figure from the register and refer to it, or give a reason when sending it on.',
  ),
  unknown: say('引用不到的数据', 'References that lead nowhere'),
}

/** What is to be settled before a circular goes on: conflicts, corrected figures, numbers without a source. */
export function Warnings({ of }: { of: CircularAnswer }) {
  const signed = of.number !== null
  const differing = signed
    ? say('与现行数据不同（已签发的不改）', 'Would differ now (what is signed stays)')
    : say('起草后已更正的数据', 'Figures corrected since they were drawn')
  return (
    <>
      {of.unknown.length > 0 && (
        <Section title={texts.unknown}>
          <p>{of.unknown.map((key) => `{${key}}`).join('、')}</p>
        </Section>
      )}
      {of.inConflict.length > 0 && (
        <Section title={texts.conflict}>
          <TableFor
            caption={texts.conflict}
            rows={of.inConflict}
            rowKey={(row) => `${row.key} ${row.conflict.id}`}
            link={({ conflict }) => `/figures/conflicts/${conflict.regionId}/${conflict.id}`}
            columns={[
              { key: 'what', label: say('冲突情况', 'What disagrees'), kind: 'say' },
              { key: 'key', label: say('引用', 'Reference') },
              { key: 'label', label: say('指标', 'Indicator'), kind: 'say' },
            ]}
          />
        </Section>
      )}
      {of.differing.length > 0 && (
        <Section title={differing}>
          <TableFor
            caption={differing}
            rows={of.differing}
            rowKey={(row) => row.key}
            columns={[
              { key: 'key', label: say('引用', 'Reference') },
              { key: 'label', label: say('指标', 'Indicator'), kind: 'say' },
              { key: 'before', label: say('通报中', 'In the circular'), kind: 'say' },
              {
                key: 'now',
                label: say('现值', 'Now'),
                kind: 'say',
                value: (row) => row.now ?? say('已撤回', 'Taken back'),
              },
            ]}
          />
        </Section>
      )}
      {!signed && of.bare.length > 0 && (
        <Section title={texts.bare}>
          <p className="g-hint">
            <T of={texts.bareHint} />
          </p>
          <TableFor
            caption={texts.bare}
            rows={of.bare.map((row, i) => ({ ...row, id: String(i) }))}
            rowKey={(row) => row.id}
            columns={[
              { key: 'part', label: say('部分', 'Part'), kind: 'say' },
              { key: 'words', label: say('原文', 'As it stands') },
            ]}
          />
        </Section>
      )}
    </>
  )
}
