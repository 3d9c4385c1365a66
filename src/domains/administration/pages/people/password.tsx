import { Modal } from 'antd'
import { say } from '#platform/say'
import { T, useSay, words } from '#ui'

/** Characters that nobody mistakes for one another on paper. */
const characters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A first password of 16 characters in groups of four: about 93 bits, easy to read out. */
export function newPassword(): string {
  // Values from 220 on are thrown away, so that every character is as likely as any other.
  const even = 256 - (256 % characters.length)
  let made = ''
  while (made.length < 16)
    for (const byte of crypto.getRandomValues(new Uint8Array(32)))
      if (byte < even && made.length < 16) made += characters[byte % characters.length]
  return made.replace(/(.{4})(?=.)/g, '$1-')
}

/** A first password, shown once. */
export function FirstPassword({ login, password, onClose }: { login: string; password: string; onClose(): void }) {
  const toSay = useSay()
  return (
    <Modal
      open
      title={toSay(say('首次密码', 'First password'))}
      okText={toSay(words.close)}
      cancelButtonProps={{ hidden: true }}
      closable={false}
      mask={{ closable: false }}
      onOk={onClose}
    >
      <p>
        <T
          of={say(
            `请当面或以保密方式交给账号“${login}”的使用人。此密码只显示这一次，首次登录后必须修改。`,
            `Hand it to the holder of "${login}" in person. It is shown this once, and must be changed on first use.`,
          )}
        />
      </p>
      <output className="a-secret">{password}</output>
    </Modal>
  )
}
