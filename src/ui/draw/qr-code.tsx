import { darkRuns } from '#platform/qr'
import type { Say } from '#platform/say'
import { useSay } from '../words/language.tsx'

/** Squares that stay light around a code, so that a camera finds its edge. */
const margin = 2

/** A QR code as one path: no image, nothing the page's policy would have to allow. */
export function QrCode({ text, label }: { text: string; label: Say }) {
  const toSay = useSay()
  const { size, runs } = darkRuns(text)
  const path = runs
    .map(([column, row, length]) => `M${column + margin} ${row + margin}h${length}v1h-${length}z`)
    .join('')
  const side = size + 2 * margin
  return (
    <svg viewBox={`0 0 ${side} ${side}`} width="180" height="180" role="img" aria-label={toSay(label)} className="g-qr">
      <path d={path} fill="#000" />
    </svg>
  )
}
