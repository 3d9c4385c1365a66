/** What the radicals from U+2E81 on look like as characters; a space where none does. Source: Unicode, EquivalentUnifiedIdeograph. */
const FIRST = 0x2e81
const LOOKS =
  '厂　　乙亻冂几刀刂卜　小小兀　尢　巳幺　彐忄　扌攵　　日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟　罒' +
  '　　　羊　　耂　聿肉臼艹艹艹虎衤覀西见角　讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼' +
  '鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'

/**
 * Some fonts are mapped to radicals (⼯, ⻅, ⺠) and compatibility forms, which look like the character and are not, and
 * to one sign for two dashes. The characters that were meant.
 */
export const plainCharacters = (text: string): string =>
  text
    .replace(/[\u2e81-\u2ef3]/g, (it) => LOOKS[it.charCodeAt(0) - FIRST]?.trim() || it)
    .replace(/\u2f3e/g, '户') // by the standard the traditional 戶
    .replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (it) => it.normalize('NFKC'))
    .replace(/\u2e3a/g, '——')
