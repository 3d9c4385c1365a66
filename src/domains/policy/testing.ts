import type { Ctx } from '#kernel/domain/server'
import type { PersonKey, TestProvince } from '#kernel/testing/server'
import { showLines } from './deeds/lines.ts'
import { takeDocuments } from './deeds/take.ts'
import { uploadPolicy } from './deeds/upload.ts'
import type { Ref } from './store/tables.ts'

/** A provincial plan of four tasks: sound, two leads, a unit unknown here, no unit at all. */
export const plan = `青海省2026年产业工人队伍建设改革工作方案
2026年3月2日
一、提升技能素质
（一）推行技能等级制度。新增高级工以上技能人才不少于5000人。2026年12月底前完成。（牵头单位：省人力资源社会保障厅；配合单位：省教育厅）
（二）推进产教融合。省教育厅牵头制定实训基地建设办法；省人力资源社会保障厅牵头落实培训补贴。2026年9月底前完成。
二、维护劳动权益
（三）开展集体协商。推动工资集体合同建制率达到85%以上。（牵头单位：省企业联合会；配合单位：省人力资源社会保障厅）
（四）加强劳动保护。企业要落实安全生产责任，开展职业病防治。
`

/** Uploads a text as a file of the province and takes its first document, as the clerk. */
export async function takePlan(
  province: TestProvince,
  text = plan,
  options: { revises?: string; login?: PersonKey; unit?: keyof TestProvince['unit'] } = {},
): Promise<Ref> {
  return province.as(options.login ?? 'clerk', async (ctx) => {
    const unitId = province.unit[options.unit ?? 'province']
    const sent = { name: '方案.txt', bytes: Buffer.from(text) }
    const file = await uploadPolicy(ctx, { unitId, origin: 'province' }, sent)
    const [first] = file.documents
    if (!first) throw new Error('no document was found')
    const picks = [{ start: first.start, revises: options.revises ?? null }]
    const [one] = (await takeDocuments(ctx, file, picks)).taken
    if (!one) throw new Error('nothing was taken')
    return { regionId: one.regionId, id: one.id }
  })
}

/** The lines of a document as the clerk sees them. */
export const linesAsClerk = (province: TestProvince, ref: Ref) =>
  province.as('clerk', async (ctx: Ctx) => (await showLines(ctx, ref)).rows)
