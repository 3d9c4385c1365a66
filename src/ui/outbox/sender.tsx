import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { say } from '#platform/say'
import { onConnection } from '../device/connection.ts'
import { keepDraftsThrough } from '../form/draft.ts'
import { useSay } from '../words/language.tsx'
import { openOutbox } from './kept.ts'
import { sendWaiting } from './send.ts'

/** How often it is tried when no event tells that the connection is back, in milliseconds. */
const every = 30_000

/** Sends what waits for the person signed in: on arrival, when the connection is back, and every half minute. Draws nothing. */
export function OutboxSender({ personId }: { personId: string }) {
  const toSay = useSay()
  const { message } = App.useApp()
  const tell = useRef((_done: { sent: number; refused: number }) => {})
  tell.current = ({ sent, refused }) => {
    if (sent > 0) void message.success(toSay(say(`待发送的 ${sent} 件已送达。`, `Delivered from the outbox: ${sent}.`)))
    if (refused > 0)
      void message.warning(
        toSay(say(`有 ${refused} 件未被接受，见“待发送”。`, `Not accepted: ${refused}; see the outbox.`)),
      )
  }
  useEffect(() => {
    let ended = false
    const send = async () => {
      const done = await sendWaiting().catch(() => ({ sent: 0, refused: 0 }))
      if (!ended) tell.current(done)
    }
    void openOutbox(personId).then(send)
    const endListening = onConnection(() => {
      keepDraftsThrough()
      if (navigator.onLine) void send()
    })
    const timer = setInterval(() => void send(), every)
    return () => {
      ended = true
      endListening()
      clearInterval(timer)
    }
  }, [personId])
  return null
}
