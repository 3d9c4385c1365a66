import { App, Button } from 'antd'
import { useState } from 'react'
import { type Say, say } from '#platform/say'
import { ProblemBox, T, useDo, useSay } from '#ui'
import { type AnswerOfSystem, EditSystem, type Item, type SystemBody } from '../model/index.ts'
import { addAspect, addItem, moveAspect, moveItem, removeAspect, removeItem } from '../rules/index.ts'
import { ItemDialog } from './item-dialog.tsx'
import { NewItemDialog } from './new-item.tsx'

const texts = {
  edit: say('修改', 'Edit'),
  up: say('上移', 'Up'),
  down: say('下移', 'Down'),
  remove: say('删除', 'Remove'),
  item: say('增加指标', 'Add an item'),
  aspect: say('增加方面', 'Add an aspect'),
  sure: (what: Say) => say(`确定删除“${what.zh}”？各项重新编号。`, `Remove "${what.en}"? The rest is numbered again.`),
}

/** Changes a draft system as a whole: what the page shows is what is written. */
export function useShaping(of: AnswerOfSystem) {
  const saving = useDo(EditSystem)
  const save = (body: SystemBody) => saving.run({ params: { id: of.id }, body: { name: of.name, year: of.year, body } })
  return { body: of.body, busy: saving.busy, problem: saving.problem, save }
}

export type Shaping = ReturnType<typeof useShaping>

function useRemoval({ save }: Shaping) {
  const toSay = useSay()
  const { modal } = App.useApp()
  return (what: Say, body: SystemBody) =>
    void modal.confirm({
      title: toSay(texts.remove),
      content: toSay(texts.sure(what)),
      onOk: () => save(body).catch(() => undefined),
    })
}

function Small({ label, off = false, onPress }: { label: Say; off?: boolean; onPress(): void }) {
  return (
    <Button size="small" disabled={off} onClick={onPress}>
      <T of={label} />
    </Button>
  )
}

/** What may be done with one item of a draft. */
export function ItemShaping({ item, shaping }: { item: Item; shaping: Shaping }) {
  const [edits, setEdits] = useState(false)
  const remove = useRemoval(shaping)
  const { body, save } = shaping
  const items = body.aspects.find((aspect) => aspect.items.some(({ key }) => key === item.key))?.items ?? []
  const at = items.findIndex(({ key }) => key === item.key)
  const put = (next: SystemBody) => void save(next).catch(() => undefined)
  const keep = (changed: Item) =>
    save({
      ...body,
      aspects: body.aspects.map((a) => ({ ...a, items: a.items.map((one) => (one.key === item.key ? changed : one)) })),
    })
  return (
    <div className="g-actions">
      <Small label={texts.edit} onPress={() => setEdits(true)} />
      <Small label={texts.up} off={at <= 0} onPress={() => put(moveItem(body, item.key, -1))} />
      <Small label={texts.down} off={at === items.length - 1} onPress={() => put(moveItem(body, item.key, 1))} />
      <Small label={texts.remove} onPress={() => remove(item.label, removeItem(body, item.key))} />
      {edits && <ItemDialog item={item} onSave={keep} onClose={() => setEdits(false)} />}
    </div>
  )
}

/** What may be done with one aspect of a draft. */
export function AspectShaping({ aspectKey, shaping }: { aspectKey: string; shaping: Shaping }) {
  const [adds, setAdds] = useState(false)
  const remove = useRemoval(shaping)
  const { body, save } = shaping
  const at = body.aspects.findIndex(({ key }) => key === aspectKey)
  const aspect = body.aspects[at]
  if (!aspect) return null
  const put = (next: SystemBody) => void save(next).catch(() => undefined)
  return (
    <>
      <Small label={texts.item} onPress={() => setAdds(true)} />
      <Small label={texts.up} off={at === 0} onPress={() => put(moveAspect(body, aspectKey, -1))} />
      <Small
        label={texts.down}
        off={at === body.aspects.length - 1}
        onPress={() => put(moveAspect(body, aspectKey, 1))}
      />
      <Small
        label={texts.remove}
        off={body.aspects.length === 1}
        onPress={() => remove(aspect.label, removeAspect(body, aspectKey))}
      />
      {adds && (
        <NewItemDialog
          isAspect={false}
          onAdd={(item) => save(addItem(body, aspectKey, item))}
          onClose={() => setAdds(false)}
        />
      )}
    </>
  )
}

/** Adds an aspect at the end of a draft, and says what stands against the last change. */
export function SystemShaping({ shaping }: { shaping: Shaping }) {
  const [adds, setAdds] = useState(false)
  const { body, save, problem } = shaping
  return (
    <>
      <Button onClick={() => setAdds(true)}>
        <T of={texts.aspect} />
      </Button>
      <ProblemBox problem={problem} />
      {adds && (
        <NewItemDialog
          isAspect
          onAdd={(item, label) => save(addAspect(body, label, item))}
          onClose={() => setAdds(false)}
        />
      )}
    </>
  )
}
