import { Button } from 'antd'
import { say } from '#platform/say'
import { Asked, FileTextOutlined, Page, T, useAsk, useSay } from '#ui'
import { type AnswerOfView, GetView, type ViewFigure, type ViewFile, type ViewItem } from '../model/index.ts'
import { pathOf, titles } from './words.ts'

const texts = {
  print: say('打印', 'Print'),
  missing: say('缺', 'Missing'),
  gaps: say('差距与补救打算', 'Gaps and what is done about them'),
  contents: say('目录', 'Contents'),
  complete: say('齐全', 'Complete'),
  points: (n: number) => say(`${n} 分`, `${n} points`),
}

const sayFile = ({ effectiveOn, expiresOn, unitName }: ViewFile) =>
  say(
    [effectiveOn ? `${effectiveOn} 生效` : '未注明生效日期', expiresOn ? `有效期至 ${expiresOn}` : '', unitName]
      .filter(Boolean)
      .join('，'),
    [effectiveOn ? `effective ${effectiveOn}` : 'no effective date', expiresOn ? `expires ${expiresOn}` : '', unitName]
      .filter(Boolean)
      .join(', '),
  )

const sayGaps = ({ gaps }: ViewItem) =>
  say(gaps.map(({ message }) => message.zh).join('；'), gaps.map(({ message }) => message.en).join('; '))

const sayFigureFacts = ({ about, when, by }: ViewFigure) => [about, when, by].filter(Boolean).join('，')

function Proof({ of }: { of: ViewItem }) {
  return (
    <>
      {of.figures.length > 0 && (
        <ul className="a-proof">
          {of.figures.map((figure) => (
            <li key={`${figure.label.zh}${figure.about}${figure.when}`}>
              <T of={figure.label} />
              <T of={say('：', ': ')} />
              <strong>
                <T of={figure.figure} />
              </strong>{' '}
              <small>{sayFigureFacts(figure)}</small>
            </li>
          ))}
        </ul>
      )}
      {of.files.length > 0 && (
        <ol className="a-proof">
          {of.files.map((file) => (
            <li key={file.id}>
              {file.name}{' '}
              <small>
                <T of={sayFile(file)} />
              </small>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function Item({ of }: { of: ViewItem }) {
  return (
    <article className="a-item">
      <h3>
        {of.key} <T of={of.label} />{' '}
        <small>
          <T of={texts.points(of.weight)} />
        </small>
      </h3>
      <p className="g-source">
        {of.unitName || '—'}
        <T of={say('｜佐证要求：', ' | proof: ')} />
        <T of={of.demands} />
      </p>
      {of.statement && <p className="g-text">{of.statement}</p>}
      <Proof of={of} />
      {of.gapsText && (
        <p className="g-text">
          <strong>
            <T of={texts.gaps} />
          </strong>
          <br />
          {of.gapsText}
        </p>
      )}
      {of.gaps.length > 0 && (
        <p className="a-missing">
          <span className="a-mark">
            <T of={texts.missing} />
          </span>{' '}
          <T of={sayGaps(of)} />
        </p>
      )}
    </article>
  )
}

function Contents({ of }: { of: AnswerOfView }) {
  const toSay = useSay()
  return (
    <nav className="a-contents" aria-label={toSay(texts.contents)}>
      <ol>
        {of.aspects.map((aspect) => {
          const gaps = aspect.items.reduce((n, item) => n + item.gaps.length, 0)
          return (
            <li key={aspect.key}>
              <a href={`#a${aspect.key}`}>
                <T of={aspect.label} />
              </a>{' '}
              <small className={gaps > 0 ? 'a-missing' : undefined}>
                <T of={gaps > 0 ? say(`缺 ${gaps} 处`, `${gaps} missing`) : texts.complete} />
              </small>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function Shown({ of }: { of: AnswerOfView }) {
  return (
    <Page
      title={say(`预演：${of.title}`, `Rehearsal: ${of.title}`)}
      subtitle={
        <T
          of={say(
            `${of.unitName}｜${of.schemeName}（第${of.schemeVersion}版）｜就绪 ${of.ready.items}/${of.ready.of} 项`,
            `${of.unitName} | ${of.schemeName}, version ${of.schemeVersion} | ${of.ready.items} of ${of.ready.of} items ready`,
          )}
        />
      }
      breadcrumbs={[
        { label: titles.list, to: '/assessment' },
        { label: of.title, to: pathOf(of) },
      ]}
      actions={
        <Button icon={<FileTextOutlined />} onClick={() => window.print()}>
          <T of={texts.print} />
        </Button>
      }
    >
      <p className="g-source">
        <T of={of.note} />
      </p>
      <Contents of={of} />
      {of.aspects.map((aspect) => (
        <section key={aspect.key} className="a-aspect" id={`a${aspect.key}`}>
          <h2>
            {aspect.key} <T of={aspect.label} />
          </h2>
          {aspect.items.map((item) => (
            <Item key={item.key} of={item} />
          ))}
        </section>
      ))}
    </Page>
  )
}

/** The assessment as the assessor will see it: nothing to press, what is missing marked; reads on a phone and on paper. */
export function Rehearsal({ regionId, id }: { regionId: string; id: string }) {
  const view = useAsk(GetView, { params: { regionId: Number(regionId), id } })
  return <Asked of={view}>{(of) => <Shown of={of} />}</Asked>
}
