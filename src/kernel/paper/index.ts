import { z } from 'zod'

export { findGeometryFaults, type Geometry } from './geometry.ts'

/** What was measured on a frozen PDF, in millimetres and points. */
export const MeasuredShape = z.object({
  pages: z.number(),
  page: z.object({ width: z.number(), height: z.number() }),
  block: z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() }),
  pitchPoints: z.number(),
  linesPerPage: z.number(),
  charactersPerLine: z.number(),
})

const FrozenFile = z.object({ id: z.string(), digest: z.string() })

/** An official document as it was printed and kept: both files by their digests, and the page as it was measured. */
export const FrozenPaper = z.object({ docx: FrozenFile, pdf: FrozenFile, measured: MeasuredShape })
export type FrozenPaper = z.infer<typeof FrozenPaper>
