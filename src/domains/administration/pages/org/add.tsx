import { AddUnit } from '#kernel/org'
import { say } from '#platform/say'
import { FormDialog, useDo, useGo } from '#ui'
import { NewUnitForm } from './forms.ts'

/** Sets up a unit, and goes to its page. */
export function AddUnitDialog({ parentId, onClose }: { parentId?: number; onClose(): void }) {
  const add = useDo(AddUnit)
  const go = useGo()
  return (
    <FormDialog
      title={say('新增单位', 'Add a unit')}
      form={NewUnitForm}
      start={parentId === undefined ? {} : { parentId }}
      keep="org-add"
      onSubmit={async ({ regionId, ...unit }) => {
        const made = await add.run({ body: { ...unit, regionId: Number(regionId), aliases: [] } })
        go(`/org/${made.unit.id}`)
      }}
      onClose={onClose}
    />
  )
}
