/**
 * The page as the typesetter sees it. All data comes as JSON through `sys.inputs`, never as markup, so a text like
 * `#read("x")` prints as itself. No backtick, backslash or `${` may stand in here.
 */
export const TEMPLATE = `
#let all = json(bytes(sys.inputs.data))
#let (d, p, fonts) = (all.paper, all.page, all.fonts)
#let red = rgb("#e60012")
#let pitch = p.pitch * 1pt
#let em = (p.text + p.tracking) * 1pt

// A line of any size is as high as asked, its characters in the middle: the grid does not depend on the font.
#let edges(size, height) = (top-edge: 0.38 * size + height / 2, bottom-edge: 0.38 * size - height / 2)
#let styled(font, size: p.text * 1pt, height: pitch, tracking: p.tracking * 1pt, fill: black, body) = {
  set text(font: font.name, weight: font.weight, size: size, tracking: tracking, fill: fill, ..edges(size, height))
  body
}
#let blank(lines) = v(lines * pitch, weak: false)
#let flush(body) = par(first-line-indent: 0pt, body)

#set document(title: d.title.join(), date: datetime(year: all.date.at(0), month: all.date.at(1), day: all.date.at(2)))
#set text(font: fonts.body.name, weight: fonts.body.weight, size: p.text * 1pt, lang: "zh", region: "cn",
  tracking: p.tracking * 1pt, cjk-latin-spacing: none, fallback: false, hyphenate: false, ..edges(p.text * 1pt, pitch))
#set par(leading: 0pt, spacing: 0pt, justify: true, linebreaks: "simple", first-line-indent: (amount: 2 * em, all: true))
#set block(spacing: 0pt)

#let page-number = context {
  let n = here().page()
  let size = p.small * 1pt
  set par(first-line-indent: 0pt, justify: false)
  set text(font: fonts.song.name, weight: fonts.song.weight, size: size, tracking: 0pt, top-edge: 0.38 * size, bottom-edge: "baseline")
  align(if calc.odd(n) { right } else { left }, pad(x: size, [— #n —]))
}
#let watermark = if d.draft {
  rotate(-45deg, text(font: fonts.title.name, weight: fonts.title.weight, size: 130pt, tracking: 40pt, fill: luma(225))[草稿])
}
#set page(paper: "a4", margin: (top: p.top * 1mm, left: p.left * 1mm, bottom: p.bottom * 1mm, right: p.right * 1mm),
  footer: page-number, footer-descent: p.numberBelow * 1mm, background: watermark)

// 版头
#place(top + left, {
  for mark in d.marks { flush(styled(fonts.black, mark)) }
})
#v(p.signBelow * 1mm)
#for line in d.sign.lines {
  let size = d.sign.size * 1pt
  let set-line = styled(fonts.title, size: size, height: size, tracking: 0pt, fill: red, box(line))
  align(center, scale(x: d.sign.squeeze * 100%, reflow: true, set-line))
  v(0.15 * size)
}
#v(2 * pitch - 0.15 * d.sign.size * 1pt)
#if d.signer == "" { align(center, flush(d.number)) } else {
  set par(first-line-indent: 0pt)
  pad(x: em, { d.number; h(1fr); [签发人：]; styled(fonts.script, d.signer) })
}
#v(p.ruleBelow * 1mm - (pitch - p.text * 1pt) / 2)
#line(length: 100%, stroke: 2pt + red)

// 主体
#blank(2)
#align(center, {
  set par(justify: false, first-line-indent: 0pt)
  styled(fonts.title, size: p.title * 1pt, height: 36pt, tracking: 0pt, d.title.map(it => [#it]).join(linebreak()))
})
#blank(1)
#if d.addressee != "" { flush(d.addressee) }

#let body-table(it) = {
  set par(justify: false, first-line-indent: 0pt)
  set text(size: 12pt, tracking: 0pt, ..edges(12pt, 18pt))
  v(6pt)
  table(
    columns: it.shares.map(share => share * 1fr), stroke: 0.5pt, inset: (x: 4pt, y: 3pt), align: left + horizon,
    table.header(..it.columns.map(column => table.cell(align: center + horizon, styled(fonts.black, size: 12pt, height: 18pt, tracking: 0pt, column.header)))),
    ..it.rows.map(row => range(it.columns.len()).map(i => [#row.at(i, default: "")])).flatten(),
  )
  v(6pt)
}
#let show-block(it) = {
  if it.kind == "table" { body-table(it) }
  else if it.kind == "heading" and it.level == 1 { block(sticky: true, styled(fonts.black, par(it.text))) }
  else if it.kind == "heading" and it.level == 2 { block(sticky: true, styled(fonts.script, par(it.text))) }
  else if it.kind == "heading" { block(sticky: true, par(it.text)) }
  else { par(it.text) }
}
// The last paragraph goes with the signature, so that no page holds a signature alone.
#for (i, it) in d.blocks.enumerate() {
  if i == d.blocks.len() - 1 and it.kind == "paragraph" { block(sticky: true, par(it.text)) } else { show-block(it) }
}

#if d.attachments.len() > 0 {
  blank(1)
  let numbered = d.attachments.len() > 1
  for (i, name) in d.attachments.enumerate() {
    let label = (if i == 0 { "附件：" } else { "" }) + (if numbered { str(i + 1) + ". " } else { "" })
    set par(first-line-indent: 0pt)
    pad(left: 2 * em, grid(columns: ((if numbered { 4.05 } else { 3 }) * em, 1fr), align(right, label), name))
  }
}

// 纪要: who was there, the word in black, further lines under the first name.
#if d.attended.len() > 0 { blank(1) }
#for one in d.attended {
  set par(first-line-indent: 0pt)
  pad(left: 2 * em, grid(columns: (one.width * em, 1fr), styled(fonts.black, one.label), one.people))
}

// A code to scan, its words at its side, in the lines left free for the seal.
#let scan-code = if d.code != none {
  let side = 26mm
  let cell = side / d.code.size
  place(top + left, dy: 6pt, grid(columns: (side, 52mm), column-gutter: 4mm, align: left + horizon,
    box(width: side, height: side, for run in d.code.runs {
      place(top + left, dx: run.at(0) * cell, dy: run.at(1) * cell, rect(width: run.at(2) * cell, height: cell, fill: black, stroke: none))
    }),
    { set text(size: 10.5pt, tracking: 0pt, ..edges(10.5pt, 16pt)); d.code.words }))
}
#if d.signed { block(breakable: false, width: 100%, {
  set par(first-line-indent: 0pt, justify: false)
  scan-code
  blank(if d.signature.seal or d.code != none { 3 } else { 1 })
  align(right, pad(right: d.signature.bodyRight * em, d.signature.body))
  align(right, pad(right: d.signature.dateRight * em, d.signature.date))
}) }
#if d.note != "" { par([（#d.note）]) }

// 附件: each on a page of its own, its word at the top left, its title in the third line.
#for annex in d.annexes {
  pagebreak()
  flush(styled(fonts.black, annex.label))
  blank(1)
  align(center, {
    set par(justify: false, first-line-indent: 0pt)
    styled(fonts.title, size: p.title * 1pt, height: 36pt, tracking: 0pt, annex.title.map(it => [#it]).join(linebreak()))
  })
  blank(1)
  for it in annex.blocks { show-block(it) }
}

// 版记: the foot of the last page, which must be an even one.
#let record-lines(r) = {
  set par(first-line-indent: 0pt, justify: false)
  let size = p.small * 1pt
  set text(size: size, tracking: 0pt, ..edges(size, pitch))
  let rule(weight) = line(length: 100%, stroke: weight)
  rule(1pt)
  if r.copyTo != "" {
    pad(x: size, grid(columns: (3 * size, 1fr), [抄送：], r.copyTo))
    rule(0.7pt)
  }
  pad(x: size, grid(columns: (1fr, auto), align: bottom, r.office, r.date))
  rule(1pt)
}
// The mark stands in a block of its own: a bare one would move to the next page with what follows it.
#block(height: 0pt, [#metadata(none) <text-end>])
#if d.record != none {
  context {
    let needed = measure(width: p.width * 1pt, record-lines(d.record)).height
    let end = locate(<text-end>).position()
    let free = 297mm - p.bottom * 1mm - end.y
    if calc.odd(end.page) or free < needed { pagebreak(to: "even") }
    place(bottom, block(width: 100%, { set align(top + left); record-lines(d.record) }))
  }
}
`
