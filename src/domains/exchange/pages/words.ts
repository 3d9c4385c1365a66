import { type Say, say } from '#platform/say'
import { feedChoices, sharedFields } from '../model/index.ts'

export const texts = {
  agreements: say('数据共享协议', 'Agreements to share'),
  calls: say('调用记录', 'Calls'),
  catalogue: say('数据共享目录', 'What is shared with whom'),
  clients: say('客户端', 'Clients'),
  use: say('用量', 'Use'),
}

const named: readonly { value: string; label: Say }[] = [...sharedFields, ...feedChoices]

/** Fields or kinds in words. */
export const sayFields = (values: readonly string[]): Say => {
  const labels = values.map((value) => named.find((one) => one.value === value)?.label ?? say(value, value))
  return say(labels.map(({ zh }) => zh).join('、'), labels.map(({ en }) => en).join(', '))
}

/** The label of a value in its list. */
export const labelIn = (list: readonly { value: string; label: Say }[], value: string | null): Say =>
  list.find((one) => one.value === value)?.label ?? say('—', '—')
