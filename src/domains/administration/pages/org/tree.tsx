import { Button, Radio } from 'antd'
import { useState } from 'react'
import { FindUnits } from '#kernel/org'
import { say } from '#platform/say'
import {
  Asked,
  CaretDownOutlined,
  CaretRightOutlined,
  Page,
  type RowOf,
  T,
  To,
  useAsk,
  useFilters,
  useMe,
  useSay,
} from '#ui'
import * as titles from '../titles.ts'
import { walkTree } from './tree-keys.ts'

type Unit = RowOf<typeof FindUnits>
type Tree = 'territorial' | 'industrial'

/** Units asked at once below one; the rest follow at a press. */
const portion = 100

const trees = [
  { value: 'territorial', label: say('按地方', 'Territorial') },
  { value: 'industrial', label: say('按产业', 'Industrial') },
] as const

/** Units as the tree they form, asked branch by branch: thousands of units cost nothing until they are opened. */
export default function OrgTree() {
  const toSay = useSay()
  const [{ tree = 'territorial', from }, setFilter] = useFilters()
  const own = useMe().appointments[0]?.unitId
  return (
    <Page
      title={titles.orgTree}
      breadcrumbs={[{ label: titles.org, to: '/org' }]}
      subtitle={
        <T
          of={say(
            '方向键展开、收起和移动，回车进入单位页。',
            'Arrow keys open, close and move; Enter goes to the unit.',
          )}
        />
      }
    >
      <div className="a-row">
        <Radio.Group
          aria-label={toSay(say('隶属关系', 'Tree'))}
          optionType="button"
          className="a-trees"
          value={tree}
          options={trees.map(({ value, label }) => ({ value, label: toSay(label) }))}
          onChange={(event) => setFilter({ ...(from ? { from } : {}), tree: String(event.target.value) })}
        />
        {from ? (
          <To to={`/org/tree?tree=${tree}`}>
            <T of={say('显示全部单位', 'Show all units')} />
          </To>
        ) : (
          own && (
            <To to={`/org/tree?tree=${tree}&from=${own}`}>
              <T of={say('只看本单位及下级', 'Only our unit and below')} />
            </To>
          )
        )}
      </div>
      <Roots key={`${tree}${from ?? ''}`} tree={tree as Tree} from={from} />
    </Page>
  )
}

function Roots({ tree, from }: { tree: Tree; from: string | undefined }) {
  const toSay = useSay()
  const asked = useAsk(FindUnits, {
    query: from ? { within: Number(from), tree, size: 1 } : { top: true, tree, size: portion },
  })
  return (
    <Asked of={asked}>
      {({ rows }) =>
        rows.length === 0 ? (
          <div className="g-empty" role="status">
            <T
              of={
                tree === 'industrial'
                  ? say('没有产业隶属关系。', 'No unit belongs to the industrial tree here.')
                  : say('没有单位。', 'No units.')
              }
            />
          </div>
        ) : (
          <div role="tree" aria-label={toSay(titles.orgTree)} className="g-panel a-tree" onKeyDown={walkTree}>
            {rows.map((unit, i) => (
              <Branch key={unit.id} unit={unit} tree={tree} level={1} open={rows.length <= 3} first={i === 0} />
            ))}
          </div>
        )
      }
    </Asked>
  )
}

interface BranchProps {
  unit: Unit
  tree: Tree
  level: number
  open?: boolean
  /** Where Tab enters the tree. */
  first?: boolean
}

function Branch({ unit, tree, level, open: begins = false, first = false }: BranchProps) {
  const [open, setOpen] = useState(begins && unit.children > 0)
  const has = unit.children > 0
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-expanded={has ? open : undefined}
      aria-selected={false}
      aria-label={unit.name}
      tabIndex={first ? 0 : -1}
    >
      <div className="a-branch" style={{ paddingInlineStart: `${(level - 1) * 20}px` }}>
        <button
          type="button"
          className="g-bare a-twig"
          tabIndex={-1}
          aria-hidden="true"
          disabled={!has}
          onClick={() => setOpen(!open)}
        >
          {has && (open ? <CaretDownOutlined /> : <CaretRightOutlined />)}
        </button>
        <To to={`/org/${unit.id}`} tabIndex={-1}>
          {unit.name}
        </To>
        <small>
          <T of={unit.kindLabel} />
          {has && <T of={say(`，下级 ${unit.children} 个`, `, ${unit.children} below`)} />}
        </small>
      </div>
      {open && <Below parentId={unit.id} tree={tree} level={level + 1} />}
    </div>
  )
}

function Below({ parentId, tree, level }: { parentId: number; tree: Tree; level: number }) {
  const [pages, setPages] = useState(1)
  return (
    // A fieldset is a group, which is what holds the branches of a tree.
    <fieldset className="a-below">
      {Array.from({ length: pages }, (_, i) => (
        <Portion
          key={String(i)}
          {...{ parentId, tree, level }}
          page={i + 1}
          onMore={i === pages - 1 ? () => setPages(pages + 1) : undefined}
        />
      ))}
    </fieldset>
  )
}

function Portion({
  parentId,
  tree,
  level,
  page,
  onMore,
}: {
  parentId: number
  tree: Tree
  level: number
  page: number
  onMore: (() => void) | undefined
}) {
  const asked = useAsk(FindUnits, { query: { parentId, tree, page, size: portion } })
  if (!asked.data) return asked.error ? <Asked of={asked}>{() => null}</Asked> : null
  const { rows, total } = asked.data
  const left = total - page * portion
  return (
    <>
      {rows.map((unit) => (
        <Branch key={unit.id} unit={unit} tree={tree} level={level} />
      ))}
      {onMore && left > 0 && (
        <div style={{ paddingInlineStart: `${(level - 1) * 20}px` }}>
          <Button type="link" size="small" onClick={onMore}>
            <T of={say(`再显示 ${Math.min(left, portion)} 个，还有 ${left} 个`, `Show more (${left} left)`)} />
          </Button>
        </div>
      )}
    </>
  )
}
