import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Endpoint } from '#platform/endpoint'
import type { Say } from '#platform/say'
import { useSay } from '../words/language.tsx'
import { download } from './download.ts'
import { problemOf } from './problem.ts'

interface SaveProps {
  /** A contract that gives a file. */
  of: Endpoint
  label: Say
  icon?: ReactNode
  params?: Record<string, unknown>
  query?: Record<string, unknown>
}

/** A button that saves the file of a contract; while it is made the button waits, and a no is told in words. */
export function SaveButton({ of, label, icon, params = {}, query = {} }: SaveProps) {
  const toSay = useSay()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await download(of, { params, query } as never).catch((thrown) => message.error(toSay(problemOf(thrown).text)))
    setBusy(false)
  }
  return (
    <Button icon={icon} loading={busy} onClick={() => void save()}>
      {toSay(label)}
    </Button>
  )
}
