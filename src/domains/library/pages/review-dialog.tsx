import { defineForm, longText, unit } from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog, useDo, useMe } from '#ui'
import { StartReviews } from '../model/index.ts'
import { texts } from './words.ts'

const Asking = defineForm({
  unitId: unit(say('梳理单位', 'Reviewed by'), {
    hint: say('由哪个单位提出保留、修订或补缺的意见', 'The unit that proposes to keep, amend or fill the gap'),
  }),
  reason: longText(say('梳理缘由', 'Why'), { max: 1000 }),
})

interface Props {
  documents: readonly { regionId: number; id: string }[]
  onClose(): void
}

/** Begins a review of each document picked, by one unit. */
export function ReviewDialog({ documents, onClose }: Props) {
  const start = useDo(StartReviews)
  const home = useMe().appointments[0]?.unitId
  const picked = documents.map(({ regionId, id }) => ({ regionId, id }))
  return (
    <FormDialog
      title={say(`${texts.startReview.zh}（${picked.length} 份）`, `${texts.startReview.en} (${picked.length})`)}
      form={Asking}
      start={{ unitId: home }}
      onSubmit={(answers) => start.run({ body: { documents: picked, ...answers } })}
      onClose={onClose}
    />
  )
}
