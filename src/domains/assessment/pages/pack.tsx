import { Button, Progress } from 'antd'
import { useEffect } from 'react'
import { say } from '#platform/say'
import {
  Asked,
  DownloadOutlined,
  download,
  Fact,
  Facts,
  formatSize,
  Page,
  ProblemBox,
  Section,
  StateTag,
  T,
  useAsk,
  useDo,
  useSay,
} from '#ui'
import { type AnswerOfPack, DownloadPack, GetPack, MakePack, packStates } from '../model/index.ts'
import { Flags } from './flags.tsx'
import { labels, pathOf, titles } from './words.ts'

const texts = {
  make: say('生成材料包', 'Make the pack'),
  again: say('重新生成', 'Make it anew'),
  save: say('下载 zip', 'Download'),
  stale: say('材料包生成后内容又有变动，请重新生成。', 'Something changed after the pack was made: make it anew.'),
  none: say(
    '还没有生成材料包。生成时先查找身份证号、手机号、银行卡号，处理完毕后自动打包：目录（网页和 Excel）、按方面和条目分放的材料、全部校验值。',
    'No pack yet. First numbers of persons are looked for; when each find is settled it is packed: an index (page and workbook), files by aspect and item, and all digests.',
  ),
  about: say('校验', 'Digests'),
  sums: say('校验清单的 SHA-256', 'SHA-256 of the list of digests'),
  zip: say('压缩包的 SHA-256', 'SHA-256 of the zip'),
  same: say(
    '内容不变时重新生成，所得压缩包逐字节相同。',
    'Made again from the same content it is the same, byte for byte.',
  ),
}

const busyStates = ['scanning', 'making']

type Pack = NonNullable<AnswerOfPack['pack']>

function Progressing({ pack }: { pack: Pack }) {
  const toSay = useSay()
  const percent = pack.total === 0 ? 100 : Math.floor((100 * pack.scanned) / pack.total)
  return (
    <div role="status">
      <Progress
        percent={pack.state === 'making' ? 100 : percent}
        status="active"
        aria-label={toSay(packStates[pack.state])}
      />
      <T
        of={
          pack.state === 'making'
            ? say('正在打包，请稍候。', 'Being packed.')
            : say(`已查 ${pack.scanned}/${pack.total} 份材料`, `${pack.scanned} of ${pack.total} files looked through`)
        }
      />
    </div>
  )
}

function About({ pack }: { pack: Pack }) {
  return (
    <div className="g-panel">
      <Facts>
        <Fact label={labels.state}>
          <StateTag closed={pack.state === 'made'}>
            <T of={packStates[pack.state]} />
          </StateTag>
        </Fact>
        <Fact label={say('提出', 'Asked for')}>
          {pack.askedName} <time>{pack.askedAt.slice(0, 10)}</time>
        </Fact>
        {pack.size !== null && <Fact label={say('大小', 'Size')}>{formatSize(pack.size)}</Fact>}
        {pack.state === 'made' && <Fact label={say('包内文件', 'Files inside')}>{pack.files}</Fact>}
        {pack.fault && (
          <Fact label={say('原因', 'Why')} wide>
            {pack.fault}
          </Fact>
        )}
        {pack.digest && (
          <Fact label={texts.zip} wide source={texts.same}>
            <code className="a-digest">{pack.digest}</code>
          </Fact>
        )}
        {pack.sumsDigest && (
          <Fact label={texts.sums} wide>
            <code className="a-digest">{pack.sumsDigest}</code>
          </Fact>
        )}
      </Facts>
    </div>
  )
}

function Buttons({ of, params }: { of: AnswerOfPack; params: { regionId: number; id: string } }) {
  const making = useDo(MakePack)
  const { pack } = of
  const busy = pack !== null && busyStates.includes(pack.state)
  return (
    <>
      {of.mayMake && (
        <Button
          type={pack?.state === 'made' ? 'default' : 'primary'}
          loading={making.busy}
          disabled={busy}
          onClick={() => void making.run({ params, body: {} }).catch(() => undefined)}
        >
          <T of={pack ? texts.again : texts.make} />
        </Button>
      )}
      {pack?.state === 'made' && (
        <Button
          type="primary"
          icon={<DownloadOutlined />}
          onClick={() => void download(DownloadPack, { params }).catch(() => undefined)}
        >
          <T of={texts.save} />
        </Button>
      )}
      <ProblemBox problem={making.problem} />
    </>
  )
}

function Shown({ of, params }: { of: AnswerOfPack; params: { regionId: number; id: string } }) {
  const { pack } = of
  const stale = pack?.state === 'made' && pack.viewDigest !== of.viewDigest
  return (
    <Page
      title={titles.pack}
      breadcrumbs={[
        { label: titles.list, to: '/assessment' },
        { label: of.title, to: pathOf(params) },
      ]}
      actions={<Buttons of={of} params={params} />}
    >
      {pack ? (
        <About pack={pack} />
      ) : (
        <p className="g-hint">
          <T of={texts.none} />
        </p>
      )}
      {pack && busyStates.includes(pack.state) && <Progressing pack={pack} />}
      {stale && (
        <p className="a-missing" role="status">
          <T of={texts.stale} />
        </p>
      )}
      {of.flags.length > 0 && (
        <Section title={say('个人信息提示', 'Personal data found')}>
          <Flags of={of} params={params} />
        </Section>
      )}
    </Page>
  )
}

/** The pack: made, checked for personal data, saved. While it is being made the page asks how far it is. */
export function PackPage({ regionId, id }: { regionId: string; id: string }) {
  const params = { regionId: Number(regionId), id }
  const asked = useAsk(GetPack, { params })
  const busy = busyStates.includes(asked.data?.pack?.state ?? '')
  const { refetch } = asked
  useEffect(() => {
    if (!busy) return
    const timer = setInterval(() => void refetch(), 1500)
    return () => clearInterval(timer)
  }, [busy, refetch])
  return <Asked of={asked}>{(of) => <Shown of={of} params={params} />}</Asked>
}
