import { findNumbers } from './facts.ts';

/** Words for one number in English, Spanish, French and German; "one" and its like are articles as often as numbers. */
const VALUES: Readonly<Record<string, string>> = {
  0: 'zero cero zéro null',
  1: 'first primer primero primera premier première erste ersten erster',
  2: 'two second twice both double doubled dos segundo segunda deux deuxième zwei zweite zweiten',
  3: 'three third thirds thrice triple tripled tres tercer tercero tercera trois troisième drei dritte dritten',
  4: 'four fourth cuatro cuarto cuarta quatre quatrième vier vierte vierten',
  5: 'five fifth fifths cinco quinto quinta cinq cinquième fünf fünfte fünften',
  6: 'six sixth seis sexto sexta sixième sechs sechste',
  7: 'seven seventh siete séptimo sept septième sieben siebte',
  8: 'eight eighth ocho octavo huit huitième acht achte',
  9: 'nine ninth nueve noveno neuf neuvième neun neunte',
  10: 'ten tenth diez décimo dix dixième zehn zehnte',
  11: 'eleven eleventh onze elf',
  12: 'twelve twelfth doce douze zwölf',
  13: 'thirteen thirteenth trece treize dreizehn',
  14: 'fourteen fourteenth catorce quatorze vierzehn',
  15: 'fifteen fifteenth quince quinze fünfzehn',
  16: 'sixteen sixteenth dieciséis seize sechzehn',
  17: 'seventeen seventeenth diecisiete siebzehn',
  18: 'eighteen eighteenth dieciocho achtzehn',
  19: 'nineteen nineteenth diecinueve neunzehn',
  20: 'twenty twentieth veinte vingt zwanzig',
  30: 'thirty treinta trente dreißig',
  40: 'forty cuarenta quarante vierzig',
  50: 'fifty cincuenta cinquante fünfzig',
  60: 'sixty sesenta soixante sechzig',
  70: 'seventy setenta siebzig',
  80: 'eighty ochenta achtzig',
  90: 'ninety noventa neunzig',
  100: 'hundred hundreds cien ciento cientos cent cents hundert',
  1000: 'thousand thousands mil miles mille tausend',
  '1/2': 'half halves halved mitad medio moitié demi hälfte halb',
  '1/4': 'quarter quarters quartered',
  dozen: 'dozen dozens docena douzaine dutzend',
  million: 'million millions millón millones millionen',
  billion: 'billion billions milliard milliards milliarde milliarden',
  trillion: 'trillion trillions billón billones',
};
/** What a number counts, where a change of it changes the number: money and shares of a hundred. */
const MEASURES: Readonly<Record<string, string>> = {
  '%': 'percent pct percentage prozent',
  $: 'dollar dollars',
  '€': 'euro euros',
  '£': 'pound pounds sterling',
  '¥': 'yen yuan renminbi',
};
const SPELLINGS = new Map(
  [VALUES, MEASURES].flatMap((table) =>
    Object.entries(table).flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)),
  ),
);
const SPELT = /\p{L}[\p{L}\p{M}]*/gu;
/** "$5bn" is not "$5m"; the longer ones may stand behind a space. */
const SHORT = /(?<=\d)(?:([km])|\s?(mn|mln|mio|bn|mrd|tn|trn))(?![\p{L}\p{N}])/giu;
const LONG: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  mn: 'million',
  mln: 'million',
  mio: 'million',
  bn: 'billion',
  mrd: 'billion',
  tn: 'trillion',
  trn: 'trillion',
};
const SIGN = /[$€£¥₹₽₩₺₴฿%‰]/gu;
const HAN = /[〇零一二三四五六七八九十百千万萬亿億兆两兩]+/gu;
/** Zeros of the digits that stand in running text of their scripts. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/**
 * Every number that a text tells, with the signs of money and percent, in one spelling: "eleven" and "١١" are "11", "1,000"
 * is "1000", "per cent" is "%". Chinese numerals stay as they are written, a lone 一 is none.
 */
export function listNumbers(text: string): ReadonlySet<string> {
  const plain = text
    .normalize('NFKC')
    .replace(/\bper cent\b/giu, 'percent')
    .replace(/\p{Nd}/gu, toAscii)
    .replace(SHORT, (short) => ` ${LONG[short.trim().toLowerCase()] ?? short}`);
  const spelt = [...plain.toLowerCase().matchAll(SPELT)].flatMap(([word]) => SPELLINGS.get(word) ?? []);
  const figures = findNumbers(plain).filter((number) => /\d/.test(number));
  const signs = [...plain.matchAll(SIGN)].map(([sign]) => sign);
  const han = [...plain.matchAll(HAN)].map(([number]) => number).filter((number) => number !== '一');
  return new Set([...figures, ...spelt, ...signs, ...han]);
}

function toAscii(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}
