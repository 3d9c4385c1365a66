/** Where the sentence around an offset begins and ends. */
export function sentenceAround(text: string, at: number): { from: number; to: number } {
  let from = at
  while (from > 0 && at - from < 400 && !/[。！？\t]/.test(text[from - 1] ?? '')) from -= 1
  let to = at
  while (to < text.length && to - at < 400 && !/[。！？\t]/.test(text[to] ?? '')) to += 1
  return { from, to: Math.min(text.length, to + 1) }
}

/** The words of a list that 分别 gives a number each: 建功立业类、地位提高类分别完成5项、4项. */
export function pairedNouns(
  text: string,
  sentence: { from: number; to: number },
  numbers: readonly { from: number }[],
): Map<number, string> {
  const found = new Map<number, string>()
  const part = text.slice(sentence.from, sentence.to)
  if (!/分别|分获|各自/.test(part)) return found
  for (const match of part.matchAll(/([^，。；：■]{2,80})(?:分别|分获|各自)([^，。；\d、]{0,8})/g)) {
    const items = (match[1] ?? '')
      .split(/[、和与及]/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
    const at = sentence.from + match.index + match[0].length
    const stop = /[。；]/.exec(text.slice(at))
    const end = at + (stop?.index ?? text.length - at)
    const own = numbers.filter((one) => one.from >= at - 2 && one.from < end)
    if (items.length < 2 || own.length < items.length) continue
    items.forEach((item, i) => {
      const number = own[i]
      if (number)
        found.set(
          number.from,
          item.replace(/^(?:其中|全[省市县])/, '') + (match[2] ?? '').replace(/^(?:为|达到?|有|是|同比)/, ''),
        )
    })
  }
  return found
}

/**
 * The times of a list that 分别 gives a number each: 一季度、二季度分别培训1,200人次、1,760人次. By where each number begins; none where
 * times and numbers are not as many.
 */
export function pairedTimes<T extends { from: number; to: number }>(
  text: string,
  sentence: { from: number; to: number },
  times: readonly T[],
  numbers: readonly { from: number }[],
): Map<number, T> {
  const found = new Map<number, T>()
  const own = times.filter((time) => time.from >= sentence.from && time.to <= sentence.to)
  for (let i = 0; i < own.length; ) {
    let last = i
    while (last + 1 < own.length && /^[、和与及]$/.test(text.slice(own[last]?.to, own[last + 1]?.from))) last += 1
    const list = own.slice(i, last + 1)
    i = last + 1
    const end = list.at(-1)?.to ?? sentence.to
    const rest = text.slice(end, sentence.to)
    const stop = end + (/[。；]/.exec(rest)?.index ?? rest.length)
    const given = numbers.filter((number) => number.from >= end && number.from < stop)
    const [first] = given
    if (list.length < 2 || given.length !== list.length || !first) continue
    if (!/分别|各自/.test(text.slice(end, first.from))) continue
    list.forEach((time, n) => {
      const number = given[n]
      if (number) found.set(number.from, time)
    })
  }
  return found
}

const ORGS =
  /(?:省|市|州|县|区)?(?:委|委组织部|委宣传部|委社会工作部|总工会|人社厅|人社局|工信厅|工信局|教育厅|教育局|科技厅|财政厅|国资委|发改委|发展改革委|民政局|卫健委)|[\u4e00-\u9fff]{2,6}(?:集团|股份|公司|总工会|医院)|全[省市州县区国]/g

/** The unit or region a sentence speaks of before an offset. */
export function subjectBefore(text: string, from: number, at: number): string | null {
  const said = [...text.slice(from, at).matchAll(ORGS)].map((match) => match[0]).filter((word) => word.length > 1)
  return said.at(-1) ?? null
}
