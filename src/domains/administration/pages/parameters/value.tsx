import { say } from '#platform/say'
import { formatNumber, T, useLanguage } from '#ui'
import type { ParameterLine } from '../../model/index.ts'

/** A value with its unit, as people say it. */
export function Value({ of }: { of: Pick<ParameterLine, 'value' | 'unit'> }) {
  const lang = useLanguage()
  const { value } = of
  if (typeof value === 'boolean') return <T of={value ? say('是', 'Yes') : say('否', 'No')} />
  return (
    <>
      {typeof value === 'number' ? formatNumber(value, undefined, lang) : value} <T of={of.unit} />
    </>
  )
}

/** Where a value holds: a region, or everywhere. */
export const Where = ({ of }: { of: Pick<ParameterLine, 'regionName'> }) => (
  <T of={of.regionName ?? say('全部地区', 'Everywhere')} />
)
