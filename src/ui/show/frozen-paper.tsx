import type { FrozenPaper as Frozen } from '#kernel/paper'
import { say } from '#platform/say'
import { EvidenceLinks } from '../cases/answers-for.tsx'
import { T } from '../words/language.tsx'
import { Fact, Facts } from './fact.tsx'

const mm = (value: number) => value.toFixed(1)

const sayMeasured = ({ page, block, linesPerPage, pages }: Frozen['measured']) =>
  say(
    `纸张 ${mm(page.width)}×${mm(page.height)} 毫米，共 ${pages} 页；版心 ${mm(block.right - block.left)}×${mm(block.bottom - block.top)} 毫米，订口 ${mm(block.left)}，天头 ${mm(block.top)}；最满一页 ${linesPerPage} 行`,
    `Sheet ${mm(page.width)} × ${mm(page.height)} mm, ${pages} pages; text ${mm(block.right - block.left)} × ${mm(block.bottom - block.top)} mm, left ${mm(block.left)}, top ${mm(block.top)}; ${linesPerPage} lines on the fullest page`,
  )

/** What proves that a document's files are those that were signed: number, digests, and the page as it was measured. */
export function FrozenPaper({
  number,
  digest,
  frozen,
}: {
  number: string | null
  digest: string
  frozen: Frozen | null
}) {
  return (
    <Facts>
      {number && <Fact label={say('发文字号', 'Number')}>{number}</Fact>}
      <Fact label={say('内容摘要值', 'Digest of the text')} wide>
        <code className="g-code">{digest}</code>
      </Fact>
      {frozen && (
        <>
          <Fact label={say('冻结文件', 'Frozen files')} wide>
            <EvidenceLinks ids={[frozen.pdf.id, frozen.docx.id]} />
            <code className="g-code">{`PDF ${frozen.pdf.digest}`}</code>
            <br />
            <code className="g-code">{`DOCX ${frozen.docx.digest}`}</code>
          </Fact>
          <Fact label={say('PDF 实测', 'PDF, measured')} source={say('GB/T 9704—2012', 'GB/T 9704-2012')} wide>
            <T of={sayMeasured(frozen.measured)} />
          </Fact>
        </>
      )}
    </Facts>
  )
}
