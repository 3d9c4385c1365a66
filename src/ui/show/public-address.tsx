import { Alert } from 'antd'
import { say } from '#platform/say'
import { useSession } from '../ask/me.ts'
import { T } from '../words/language.tsx'

/** Where links and codes lead: the address the operator has set, or else where this page was opened. Null until it is known. */
export function usePublicAddress(): string | null {
  const { data, error } = useSession()
  if (!data) return error ? location.origin : null
  return data.publicAddress ?? location.origin
}

/** Where papers and codes are made: says that no public address is set, and who sets it how. Empty where one is. */
export function AddressNotice() {
  const { data } = useSession()
  if (!data || data.publicAddress !== null) return null
  const here = location.origin
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <T
          of={say(
            `未设置对外网址：二维码和链接用的是您打开本页的网址 ${here}，别人可能打不开。请管理员启动时用 --address https://主机名 或环境变量 GONGYUN_ADDRESS 设置后再印发。`,
            `No public address is set: codes and links lead to where you opened this page, ${here}, which others may not reach. Before handing them out, have the administrator start with --address https://HOST or GONGYUN_ADDRESS.`,
          )}
        />
      }
    />
  )
}
