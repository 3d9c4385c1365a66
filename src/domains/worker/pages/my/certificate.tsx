import { Button, Modal } from 'antd'
import { say } from '#platform/say'
import { QrCode, T, usePublicAddress, useSay } from '#ui'

/** Saves the whole certificate, for whoever checks it without us. */
function save(id: string, jwt: string): void {
  const url = URL.createObjectURL(new Blob([jwt], { type: 'application/vc+jwt' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${id}.vc.jwt`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** A certificate to show: its QR code leads to the public page. */
export function Certificate({ of, onClose }: { of: { id: string; jwt: string | null }; onClose(): void }) {
  const toSay = useSay()
  const { id, jwt } = of
  const site = usePublicAddress()
  const address = `${site ?? ''}/verify/${id}`
  return (
    <Modal open title={toSay(say('电子凭证', 'Certificate'))} footer={null} onCancel={onClose}>
      {site !== null && <QrCode text={address} label={say('核验二维码', 'QR code for checking')} />}
      <p>
        <T
          of={say(
            '对方扫码或打开下面的地址，即可核验真伪和是否有效。',
            'Scan it, or open this address, to see whether it is genuine and stands.',
          )}
        />
      </p>
      <p className="w-jwt">
        <a href={`/verify/${id}`}>{address}</a>
      </p>
      {jwt && (
        <Button block onClick={() => save(id, jwt)}>
          <T of={say('下载凭证文件（W3C VC 2.0）', 'Save the file (W3C VC 2.0)')} />
        </Button>
      )}
    </Modal>
  )
}
