import type { TimeMention } from './dates.ts'

/** Put in place of what is no figure, so that offsets stay: no digit, no letter, no word. */
const BLANK = '■'

/** What has digits and is no figure, by its shape alone. */
const SHAPES: readonly RegExp[] = [
  // Addresses on the net, telephone numbers, post codes, identity numbers.
  /https?:\/\/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\bwww\.\S+/gi,
  /[（(]0\d{2,3}[）)][-—\s]?\d{7,8}|(?<!\d)0\d{2,3}[-—]\d{5,8}|(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/g,
  /(?:邮编|邮政编码|电话|传真|热线|手机|QQ|微信号?|账号|编号|代码|学号|证号|房间)[^\d，。；]{0,8}\d[\d-]{2,}(?![\d-])(?!\s*[余多]?[万亿]?(?:件|条|个|次|人|起|项|户|家|例|通|元))|(?<!\d)(?:12\d{3}|110|119|120|9\d{4})(?=[^\d，。；]{0,6}(?:热线|电话|平台|服务))/g,
  // Document numbers: 青政〔2024〕28号; house numbers; editions of a newspaper.
  /[〔［[【（(](?:19|20)\d{2}[〕］\]】）)]\s*第?\d{1,6}号|(?<!\d)\d{1,8}号|第[一二三四五六七八九十百零〇\d]{1,8}号/g,
  /第[一二三四五六七八九十百零〇两\d—\-、]{1,12}(?:版|页|条|款|章|节|次|代|产业|线|者|时间|书记|一线|责任人|方|大|个五年|站|课堂|现场|三方|要务|要素|资源|动力|要位)/g,
  // Standards, models, formulas, clocks, proportions.
  /[A-Za-z][A-Za-z/\-—]*\d+(?:[.\-—]\d+)*[A-Za-z]*(?![\d.])(?!(?:亿|万)?元)|(?<!\d)(?:19|20)\d{2}(?:届(?=毕业|学生|高校)|级(?=学生|新生))|\d{1,2}[:：]\d{2}(?!\d)|\d+(?:\.\d+)?[:：比]\d+(?:\.\d+)?(?![\d家个人名])|\d+\s*[×xX*]\s*\d+|\d+(?:\+\d+)*\+(?:[A-Z](?![A-Za-z])|\d+)|新?八级工/g,
  // Anniversaries and ages of institutions; meetings counted by their term.
  /\d+周年|(?<![一二三四五六七八九十百])[一二三四五六七八九十百]{1,5}周年|(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,4}届(?:[一二三四五六七八九十]{1,3}[中次]|人大|政协|中央|省委|市委|县委)|第[一二三四五六七八九十\d]{1,4}届(?:[一二三四五六七八九十\d]{1,3}次|中央|全国人(?:民代表|大)|人民代表|代表大会|委员会|人大|政协|执委|常委)|[一二三四五六七八九十]{1,3}次(?=党代会|党员代表|代表大会|全国代表|全会|会议)/g,
  /[“"]?十[一二三四五六七]五[”"]?/g,
  // 九二共识, 五一劳动奖章, 三八红旗手 and the like.
  /五一(?=劳动|国际|奖|节|双奖|口号|”)|五四|三八(?=红旗|妇女|国际|节)|八一|九九重阳|七一|十一(?=黄金|假期|期间)|双十一/g,
  /(?<![\d.余多])(?:千家万户|千方百计|千头万绪|千千万万|万里|千山万水|百年(?=大计|未有|奋斗|征程)|百花齐放|万众|万象|亿万|千辛万苦|千言万语|万家|百家争鸣|百尺|百折|千载|千古|三百六十行|三心二意|五湖四海|四面八方|七嘴八舌|一五一十|三言两语|成千上万|一心一意|两手抓|一分耕耘)/g,
]

/** Slogans counted with measure words: 两个确立, 四个意识. Names, not figures. */
const SLOGANS =
  /[两二三四五六七八九十]个(?:更加重要|确立|意识|自信|维护|全面|离不开|认同|结合|务必|必须|覆盖|健康|毫不动摇|最大|统筹|坚持|一百年|答案|率先|专项|文明|先锋|行动|故事|倍增|提升|转变|严禁|不准|力量|循环|市场|大局|平台|课堂)|八项规定|两[新重路弹癌]|[三四五六七八九十]大(?!群体|工程|领域|体系|平台|板块|产业|任务|类)(?=[\u4e00-\u9fff])/g

/** The plain text with everything blanked that has digits and is no figure. */
export function maskOf(text: string, times: readonly TimeMention[]): string {
  let masked = withoutTimes(text, times)
  for (const shape of SHAPES) masked = masked.replace(shape, (found) => BLANK.repeat(found.length))
  masked = masked.replace(SLOGANS, (found) => BLANK.repeat(found.length))
  return masked.replace(OUTLINE, (found) => BLANK.repeat(found.length))
}

/** The number of a clause at the very beginning: 一、 （二） 1. 2） ① 4.1 but not 43.86万人. */
const OUTLINE =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、．）)]|\d{1,2}[.](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}(?=[\s\u4e00-\u9fff])(?!\s*(?:万|亿|%|元|个|名|家|人|倍|分|岁|平|公|吨|亩|成)))|(?<=[。；：])(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[1-9][.．、](?!\d))/g

/** Times go, but for “十四五” in its quotes: what stands between them is put together once. */
function withoutTimes(text: string, times: readonly TimeMention[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to } of times) {
    if (/^[“"]/.test(text[from] ?? '')) continue
    parts.push(text.slice(at, from), BLANK.repeat(to - from))
    at = to
  }
  return parts.join('') + text.slice(at)
}
