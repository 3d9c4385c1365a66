import { regions } from '#kernel/org'
import { say } from '#platform/say'
import { ListPage, may, T, useFilters } from '#ui'
import { confidences, ListParameters } from '../../model/index.ts'
import * as titles from '../titles.ts'
import { keyColumn, parameterColumns } from './columns.tsx'

/** Every number that a document may change, as it holds on a day. */
export default function Parameters() {
  const [{ on }] = useFilters()
  return (
    <ListPage
      title={titles.parameters}
      subtitle={
        <T
          of={
            on
              ? say(`${on} 当日有效的值`, `Values in force on ${on}`)
              : say(
                  '今日有效的值；已立事项保留其立项日的值',
                  'Values in force today; open cases keep those of their own date',
                )
          }
        />
      }
      list={ListParameters}
      columns={may('parameter.manage') ? [...parameterColumns, keyColumn] : parameterColumns}
      rowKey={(row) => row.id}
      link={(row) => `/parameters/${row.key}`}
      search={say('名称或依据', 'Name or source')}
      filters={[
        {
          name: 'region',
          kind: 'choice',
          label: say('适用地区', 'Region'),
          choices: regions.map(({ code, name }) => ({ value: String(code), label: name })),
        },
        {
          name: 'confidence',
          kind: 'choice',
          label: say('可信程度', 'Confidence'),
          choices: Object.entries(confidences).map(([value, label]) => ({ value, label })),
        },
        { name: 'on', kind: 'date', label: say('按此日期', 'As of') },
      ]}
      empty={<T of={say('没有符合条件的参数。', 'No parameter fits.')} />}
    />
  )
}
