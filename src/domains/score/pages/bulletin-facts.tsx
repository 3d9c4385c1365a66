import { say } from '#platform/say'
import { EvidenceLinks, Fact, Facts, Section, T, TableFor } from '#ui'
import type { BulletinAnswer, Difference } from '../model/index.ts'
import { labels } from './words.ts'

const texts = {
  facts: say('摘要与版面', 'Digest and page'),
  number: say('发文字号', 'Number'),
  content: say('内容摘要值', 'Digest of the text'),
  approved: say('审核时摘要值', 'Digest approved'),
  same: say('文稿与审核通过的一致。', 'The text is the one that was approved.'),
  changed: say(
    '文稿在审核通过后有改动，须重新审核。',
    'The text was changed after it was approved; it must be approved again.',
  ),
  files: say('冻结文件', 'Frozen files'),
  digests: say('文件摘要值（SHA-256）', 'Digests of the files (SHA-256)'),
  measured: say('PDF 实测', 'PDF, measured'),
  differences: say('与原通报的差异', 'Differences to the bulletin corrected'),
  nothing: say('没有差异', 'None'),
  unexplained: say('无依据', 'Nothing allows it'),
}

const mm = (value: number) => value.toFixed(1)

const sayMeasured = ({ page, block, linesPerPage, pages }: NonNullable<BulletinAnswer['measured']>) =>
  say(
    `纸张 ${mm(page.width)}×${mm(page.height)} 毫米，共 ${pages} 页；版心 ${mm(block.right - block.left)}×${mm(block.bottom - block.top)} 毫米，订口 ${mm(block.left)}，天头 ${mm(block.top)}；最满一页 ${linesPerPage} 行`,
    `Sheet ${mm(page.width)} × ${mm(page.height)} mm, ${pages} pages; text ${mm(block.right - block.left)} × ${mm(block.bottom - block.top)} mm, left ${mm(block.left)}, top ${mm(block.top)}; ${linesPerPage} lines on the fullest page`,
  )

/** The frozen files; in a fold what proves that they are the ones that were signed: number, digests, measures. */
export function Frozen({ of }: { of: BulletinAnswer }) {
  return (
    <Section title={of.pdf ? texts.files : texts.facts}>
      {of.pdf && of.docx && (
        <div className="e-files">
          <EvidenceLinks ids={[of.pdf.id, of.docx.id]} />
        </div>
      )}
      {of.approved && (
        <p>
          <T of={of.approved === of.digest ? texts.same : texts.changed} />
        </p>
      )}
      <details className="e-fold">
        <summary>
          <T of={texts.facts} />
        </summary>
        <Proofs of={of} />
      </details>
    </Section>
  )
}

function Proofs({ of }: { of: BulletinAnswer }) {
  return (
    <Facts>
      {of.number && <Fact label={texts.number}>{of.number}</Fact>}
      <Fact label={texts.content} wide>
        <span className="e-digest">{of.digest}</span>
      </Fact>
      {of.approved && (
        <Fact label={texts.approved} wide>
          <span className="e-digest">{of.approved}</span>
        </Fact>
      )}
      {of.pdf && of.docx && (
        <Fact label={texts.digests} wide>
          <small className="e-digest">{`PDF ${of.pdf.digest}`}</small>
          <br />
          <small className="e-digest">{`DOCX ${of.docx.digest}`}</small>
        </Fact>
      )}
      {of.measured && (
        <Fact label={texts.measured} source={say('GB/T 9704—2012', 'GB/T 9704-2012')} wide>
          <T of={sayMeasured(of.measured)} />
        </Fact>
      )}
    </Facts>
  )
}

/** Every difference to the bulletin corrected, with the objection that allows it. */
export const Differences = ({ of }: { of: readonly Difference[] }) => (
  <Section title={texts.differences}>
    <TableFor
      caption={texts.differences}
      rows={of}
      rowKey={(row) => row.what.zh}
      empty={<T of={texts.nothing} />}
      columns={[
        { key: 'what', label: say('内容', 'What'), kind: 'say' },
        { key: 'before', label: say('原', 'Before') },
        { key: 'after', label: say('现', 'After') },
        { key: 'because', label: labels.source, kind: 'say', value: (row) => row.because ?? texts.unexplained },
      ]}
    />
  </Section>
)
