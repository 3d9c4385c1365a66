import { useBlocker } from '@tanstack/react-router'
import { App } from 'antd'
import { words } from '../words/common.ts'
import { useSay } from '../words/language.tsx'

/** Asks before unsaved work is left, inside the product and when the tab is closed. */
export function useLeaveGuard(dirty: boolean): void {
  const toSay = useSay()
  const { modal } = App.useApp()
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: dirty,
    shouldBlockFn: async ({ current, next }) => {
      if (!dirty || current.pathname === next.pathname) return false
      return !(await modal.confirm({
        title: toSay(words.unsaved),
        okText: toSay(words.leave),
        cancelText: toSay(words.stay),
      }))
    },
  })
}
