import { Modal } from 'antd'
import { type Say, say } from '#platform/say'
import { T, useSay } from '#ui'

const fixed: readonly { keys: string[]; label: Say }[] = [
  { keys: ['/'], label: say('在本页查找；本页没有查找框时打开全局搜索', 'Find on this page, or search everything') },
  { keys: ['Ctrl', 'K'], label: say('全局搜索事项、文件和单位', 'Search cases, documents and units') },
  { keys: ['?'], label: say('显示本表', 'This list') },
]

/** The keys that work on every page. */
export function KeysSheet({ ways, onClose }: { ways: readonly { key: string; label: Say }[]; onClose(): void }) {
  const toSay = useSay()
  const rows = [...fixed, ...ways.map(({ key, label }) => ({ keys: ['g', key], label }))]
  return (
    <Modal open title={toSay(say('键盘快捷键', 'Keys'))} footer={null} onCancel={onClose} width={480}>
      <table className="s-keys">
        <caption className="g-unseen">{toSay(say('键盘快捷键', 'Keys'))}</caption>
        <thead className="g-unseen">
          <tr>
            <th scope="col">{toSay(say('按键', 'Keys'))}</th>
            <th scope="col">{toSay(say('作用', 'What it does'))}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ keys, label }) => (
            <tr key={keys.join('')}>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>
                <T of={label} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
