import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { CloseUnit, MergeUnits, MoveUnit, RenameUnit, SplitUnit, type UnitRow } from '#kernel/org'
import { say } from '#platform/say'
import { FormDialog, T, useDo } from '#ui'
import { AddUnitDialog } from './add.tsx'
import { CloseForm, MergeForm, MoveForm, RenameForm, SplitForm } from './forms.ts'

interface DialogProps {
  unit: UnitRow
  onClose(): void
}

function Rename({ unit, onClose }: DialogProps) {
  const rename = useDo(RenameUnit)
  return (
    <FormDialog
      title={words.rename}
      form={RenameForm}
      start={{ name: unit.name, shortName: unit.shortName }}
      onSubmit={(body) => rename.run({ params: { id: unit.id }, body })}
      onClose={onClose}
    />
  )
}

function Move({ unit, onClose }: DialogProps) {
  const move = useDo(MoveUnit)
  return (
    <FormDialog
      title={words.move}
      form={MoveForm}
      start={{ industrialParentId: unit.industrialParentId }}
      onSubmit={({ parentId, regionId, industrialParentId, on, source }) =>
        move.run({
          params: { id: unit.id },
          body: {
            on,
            source,
            ...(parentId ? { parentId } : {}),
            ...(regionId ? { regionId: Number(regionId) } : {}),
            ...(industrialParentId === unit.industrialParentId
              ? {}
              : { industrialParentId: industrialParentId ?? null }),
          },
        })
      }
      onClose={onClose}
    />
  )
}

function Merge({ unit, onClose }: DialogProps) {
  const merge = useDo(MergeUnits)
  return (
    <FormDialog
      title={words.merge}
      form={MergeForm}
      onSubmit={(body) => merge.run({ body: { ...body, into: { unitId: unit.id } } })}
      onClose={onClose}
    >
      <p>
        <T
          of={say(`下列单位自生效日起并入“${unit.name}”。`, `These units merge into "${unit.name}" from the day on.`)}
        />
      </p>
    </FormDialog>
  )
}

function Split({ unit, onClose }: DialogProps) {
  const split = useDo(SplitUnit)
  const { kind, regionId, industrialParentId } = unit
  const part = (name: string, children: number[] | null) => ({
    ...{ name, kind, regionId, industrialParentId, shortName: null, aliases: [], uscc: null },
    children: children ?? [],
  })
  return (
    <FormDialog
      title={words.split}
      form={SplitForm}
      onSubmit={({ first, firstChildren, second, secondChildren, ...deed }) => {
        const parts = [part(first, firstChildren), ...(second ? [part(second, secondChildren)] : [])]
        return split.run({ params: { id: unit.id }, body: { ...deed, parts } })
      }}
      onClose={onClose}
    />
  )
}

function Close({ unit, onClose }: DialogProps) {
  const close = useDo(CloseUnit)
  return (
    <FormDialog
      title={words.close}
      form={CloseForm}
      danger
      onSubmit={(body) => close.run({ params: { id: unit.id }, body })}
      onClose={onClose}
    />
  )
}

const words = {
  below: say('新增下级', 'Add below'),
  rename: say('更名', 'Rename'),
  move: say('划转', 'Move'),
  merge: say('合并其他单位', 'Merge others into it'),
  split: say('分立', 'Split'),
  close: say('撤销', 'Close'),
}

type Deed = keyof typeof words

/** What an administrator may do to a unit, each with its day and its document. */
export function UnitDeeds({ unit }: { unit: UnitRow }) {
  const [open, setOpen] = useState<Deed | null>(null)
  const shared = { unit, onClose: () => setOpen(null) }
  const dialogs: Record<Deed, ReactNode> = {
    below: <AddUnitDialog parentId={unit.id} onClose={shared.onClose} />,
    rename: <Rename {...shared} />,
    move: <Move {...shared} />,
    merge: <Merge {...shared} />,
    split: <Split {...shared} />,
    close: <Close {...shared} />,
  }
  return (
    <>
      {(Object.keys(words) as Deed[]).map((deed) => (
        <Button key={deed} danger={deed === 'close'} onClick={() => setOpen(deed)}>
          <T of={words[deed]} />
        </Button>
      ))}
      {open && dialogs[open]}
    </>
  )
}
