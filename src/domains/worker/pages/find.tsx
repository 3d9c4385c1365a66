import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { say } from '#platform/say'
import { ProblemBox, T, To, useDo, useSay } from '#ui'
import { FindWorker } from '../model/index.ts'
import { texts } from './words.ts'

const found = (name: string, unit: string) => say(`${name}，${unit}`, `${name}, ${unit}`)
const elsewhere = say(
  '该号码已有档案，但不在您的管辖范围。需要时请对方单位办理转出。',
  'There is a file with this number, but not within your units. Ask the other unit for a transfer.',
)
const nobody = say('没有这个号码的档案。', 'There is no file with this number.')

/** One line to find a file by a number; the number goes into no address. */
export function FindByNumber() {
  const toSay = useSay()
  const [number, setNumber] = useState('')
  const [said, setSaid] = useState<Awaited<ReturnType<typeof find.run>> | null>(null)
  const find = useDo(FindWorker)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSaid(null)
    setSaid(await find.run({ body: { number } }).catch(() => null))
  }
  return (
    <form className="w-find" onSubmit={(event) => void send(event)}>
      <label htmlFor="worker-number">
        <T of={texts.number} />
      </label>
      <Input
        id="worker-number"
        value={number}
        autoComplete="off"
        maxLength={40}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Button htmlType="submit" loading={find.busy} disabled={number.trim().length < 6}>
        {toSay(texts.find)}
      </Button>
      <ProblemBox problem={find.problem} />
      {said && (
        <p role="status" className="w-found">
          {said.worker ? (
            <To to={`/workers/${said.worker.regionId}/${said.worker.id}`}>
              <T of={found(said.worker.name, said.worker.unitName)} />
            </To>
          ) : (
            <T of={said.elsewhere ? elsewhere : nobody} />
          )}
        </p>
      )}
    </form>
  )
}
