/** A table inside the text. */
export interface PaperTable {
  kind: 'table'
  /** `width` is a share; when absent it follows the longest cell. */
  columns: readonly { header: string; width?: number }[]
  rows: readonly (readonly string[])[]
}

/** A piece of the text. Headings get their numbers (一、 （一） 1.) unless their text already begins with one. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | PaperTable

/**
 * An official document (公文): what it says, nothing of how it looks. Dates are `YYYY-MM-DD`.
 *
 * The names follow GB/T 9704-2012, §7.
 */
export interface Paper {
  /** 份号、密级和保密期限、紧急程度, in this order, each on its line at the top left. */
  marks?: readonly string[]
  /** 发文机关标志, in red, `…文件`. A line end breaks it. */
  sign: string
  /** 发文字号 as it is printed: `青产改办通〔2026〕1号`. */
  number: string
  /** 签发人, on papers to a superior body only. */
  signer?: string
  /** 标题. A line end breaks it where its sense allows. */
  title: string
  /** 主送机关; the colon is added. */
  addressee?: string
  /** 正文 */
  blocks: readonly Block[]
  /** 附件说明: the titles of what is attached. */
  attachments?: readonly string[]
  /** 附件 printed with the document: each on a page of its own before the 版记; their titles are added to the 附件说明. */
  annexes?: readonly { title: string; blocks: readonly Block[] }[]
  /** 发文机关署名 and 成文日期. `seal`: room is left for one, and the two are centred on each other. */
  signature: { body: string; date: string; seal?: boolean }
  /** 附注: who answers questions, in brackets. */
  note?: string
  /** 版记: 抄送机关, 印发机关 and 印发日期, at the foot of the last, even page. */
  record?: { copyTo?: readonly string[]; office: string; date: string }
  /** A QR code beside the room for the seal, with words at its side: where the paper is checked. The .docx has the words only. */
  code?: { text: string; words: string }
  /** Prints 草稿 across each page. */
  draft?: boolean
  /** 纪要: who was there (出席、请假、列席), below the text. It bears no signature and no seal; the day stays inside the file. */
  minutes?: readonly Attended[]
}

/** One list of people of a 纪要, by the word before it. */
export interface Attended {
  label: string
  people: string
}

/**
 * Fonts to print with in place of the one that comes with us, which has only one shape for all four. The names are
 * those inside the font files; a name that is in no file is refused rather than replaced.
 */
export interface PaperFonts {
  /** Folders with the font files. */
  folders: readonly string[]
  /** 小标宋, of sign and title. */
  title: string
  /** 仿宋, of the text. */
  body: string
  /** 黑体, of headings of level 1. */
  black: string
  /** 楷体, of headings of level 2. */
  script: string
  /** 宋体, of page numbers. */
  song: string
}
