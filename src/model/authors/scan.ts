import { tidyText } from '../plain.ts';
import { mendMojibake } from '../windows1252.ts';
import { resolveEntities } from './entities.ts';
import { WORDS } from './words.ts';

/** A byline longer than this is a text, not a byline; characters. */
const LONGEST = 2000;

/**
 * A piece of an author string. `;` parts whole bylines, `|` other strong marks, `,` and `-` parts of one byline, `:`
 * what stands behind a label. An aside is what stood in brackets, an address a mail or web address.
 */
export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly low: string }
  | { readonly kind: 'mark'; readonly text: ';' | '|' | ',' | '-' | ':' }
  | { readonly kind: 'aside'; readonly tokens: readonly Token[] }
  | { readonly kind: 'address' };

const MARKS: Readonly<Record<string, ';' | '|' | ',' | '-' | ':'>> = {
  ';': ';',
  '；': ';',
  '؛': ';',
  '|': '|',
  '•': '|',
  '·': '|',
  '・': '|',
  '、': '|',
  '/': '|',
  ',': ',',
  '،': ',',
  '–': '-',
  '—': '-',
  '-': '-',
  ':': ':',
  '=': ':',
};
const PIECES = /[()[\]{},،;؛|•、]|[^\s()[\]{},،;؛|•、]+/gu;
const ADDRESS = /^(?:https?:\/\/|www\.)|@/iu;
/** Within a piece: marks, joiners, and words. "Q&A" stays one word. */
const INNER = /q&a|[&+:=/—*…"“”„«»<>\\#]|[^&+:=/—*…"“”„«»<>\\#]+/giu;
/** Glued labels and endings of Chinese, Japanese and Korean: "記者王小明報導", "山田太郎記者". */
const HEAD = /^(本報|本报|本社|特約|特约|實習|实习)?(記者|记者|作者|撰文|責任編輯|责任编辑)(?=.)/u;
const TAIL =
  /(?<=.{2})(?:綜合|综合)?(報導|报道|報道|撰文|編譯|编译|記者|记者|기자|특파원|攝影|摄影|撮影|攝|摄)$/u;
const STROKED =
  /^(?:te[xk]s?te?|ph?otos?|fotos?|video|文|文字|作者|撰文|取材|記者|记者|图|圖|图片|圖片|摄影|攝影|撮影|写真|译|譯)$/u;
const COLON: Token = { kind: 'mark', text: ':' };
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The pieces of an author string, in its order; entities are resolved, mojibake is mended, tags are dropped. */
export function scan(raw: string): readonly Token[] {
  const mended = mendWords(resolveEntities(cutLong(raw)));
  const plain = tidyText(
    mended
      .replace(/<[^<>]*>/g, ' ')
      .replace(/[\r\n\u2028]+/g, '; ')
      .normalize('NFKC'),
  );
  const flat = [...plain.matchAll(PIECES)].flatMap(([piece]) => readPiece(piece));
  return bracket(flat.map((token, index) => (isLabelled(token, flat[index - 1]) ? COLON : token)));
}

/** "文/王小明", "Foto/Zoe Zed": after such a word a stroke is a colon. */
function isLabelled(token: Flat, before: Flat | undefined): boolean {
  return token.kind === 'mark' && token.text === '|' && before?.kind === 'word' && STROKED.test(before.low);
}

/** Cut where a name ends: half a name is another's. */
function cutLong(raw: string): string {
  if (raw.length <= LONGEST) return raw;
  const head = raw.slice(0, LONGEST);
  return head.slice(
    0,
    Math.max(0, ...[',', ';', '\n', '&', '、', ' and '].map((mark) => head.lastIndexOf(mark))),
  );
}

/** Mojibake may stand beside letters that are sound: then each word is mended by itself. */
function mendWords(text: string): string {
  const whole = mendMojibake(text);
  return whole === text ? text.split(' ').map(mendMojibake).join(' ') : whole;
}

type Flat = Token | { readonly kind: 'open' | 'close' };

function readPiece(piece: string): readonly Flat[] {
  if (/^[([{]$/.test(piece)) return [{ kind: 'open' }];
  if (/^[)\]}]$/.test(piece)) return [{ kind: 'close' }];
  const mark = MARKS[piece];
  if (mark !== undefined) return [{ kind: 'mark', text: mark }];
  if (ADDRESS.test(piece)) return [{ kind: 'address' }];
  if (/^[-\u2010-\u2015_~>.]+$/u.test(piece)) return [{ kind: 'mark', text: '-' }];
  return [...piece.matchAll(INNER)].flatMap(([part]) => readInner(part));
}

function readInner(part: string): readonly Token[] {
  const mark = MARKS[part];
  if (mark !== undefined) return [{ kind: 'mark', text: mark }];
  if (part === '&' || part === '+') return [toWord(part)];
  if (/^[*…"“”„«»<>\\#]$/u.test(part)) return [];
  return splitDots(part).flatMap(readGlued);
}

/** A dot in mid-line parts people, but within a foreign name in Han or Katakana it parts given name and surname. */
function splitDots(part: string): readonly string[] {
  return part
    .split(
      /(?<![\p{Script=Han}\p{Script=Katakana}ー])(·|・)|(·|・)(?![\p{Script=Han}\p{Script=Katakana}])|(?<=\p{Script=Han})(・)/u,
    )
    .filter((piece) => piece !== undefined && piece !== '');
}

function readGlued(word: string): readonly Token[] {
  const mark = MARKS[word];
  if (mark !== undefined) return [{ kind: 'mark', text: mark }];
  if (!HAN.test(word)) return [toWord(word)];
  const head = HEAD.exec(word);
  const label = head === null ? [] : [toWord(head[2] ?? ''), { kind: 'mark', text: ':' } as const];
  const rest = head === null ? word : word.slice(head[0].length);
  const tail = TAIL.exec(rest);
  if (tail === null) return [...label, toWord(rest)];
  const name = toWord(rest.slice(0, tail.index));
  const helped = WORDS.helped(tail[1] ?? '');
  return [...label, name, ...(helped ? [{ kind: 'aside', tokens: [toWord(tail[1] ?? '')] } as const] : [])];
}

function toWord(text: string): Token {
  return { kind: 'word', text, low: text.toLowerCase().replace(/[.'’]/gu, '') };
}

/** Puts what stands in brackets aside; a bracket that is never closed ends at the next strong mark. */
function bracket(flat: readonly Flat[]): readonly Token[] {
  const tokens: Token[] = [];
  let inside: Token[] | null = null;
  let depth = 0;
  const close = (): void => {
    if (inside !== null) tokens.push({ kind: 'aside', tokens: inside });
    inside = null;
    depth = 0;
  };
  for (const token of flat) {
    switch (token.kind) {
      case 'open':
        depth += 1;
        inside ??= [];
        break;
      case 'close':
        depth -= 1;
        if (depth <= 0) close();
        break;
      case 'word':
      case 'mark':
      case 'aside':
      case 'address':
        if (token.kind === 'mark' && token.text === ';') close();
        (inside ?? tokens).push(token);
    }
  }
  close();
  return tokens;
}
