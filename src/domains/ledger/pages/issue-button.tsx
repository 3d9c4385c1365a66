import { App, Button } from 'antd'
import { say } from '#platform/say'
import { problemOf, RefusalList, T, useSay } from '#ui'

/** Issues at once; a no is shown with every rule that stands against it and its document. */
export function IssueButton({ doing, onClick }: { doing: { busy: boolean }; onClick(): Promise<unknown> }) {
  const { modal } = App.useApp()
  const toSay = useSay()
  const issue = () =>
    onClick().catch((thrown) => {
      const problem = problemOf(thrown)
      modal.warning({
        title: toSay(problem.text),
        content: problem.refusals.length > 0 ? <RefusalList refusals={problem.refusals} /> : undefined,
      })
    })
  return (
    <Button type="link" size="small" loading={doing.busy} onClick={() => void issue()}>
      <T of={say('下达', 'Issue')} />
    </Button>
  )
}
