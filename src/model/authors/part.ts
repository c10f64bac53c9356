import type { Part, Word } from './clause.ts';
import { isAgencyName, isNobodyName, isPictureAgency, WORDS } from './words.ts';

/** A part longer than this is a text; words. */
const MOST_WORDS = 7;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々・·]+$/u;

/** What a part is: a person, somebody who is no person, what stands behind a name without being one, or a text. */
export type Reading = {
  readonly kind: 'person' | 'nobody' | 'agency' | 'suffix' | 'tag' | 'text';
  readonly words: readonly Word[];
  readonly part: Part;
};

/** Judges one part by its words alone. `shouted`: the byline is written in capitals throughout, or without any. */
export function readPart(part: Part, shouted: boolean): Reading {
  const full = join(part.words);
  if (part.words.every(({ low }) => WORDS.generation(low)))
    return { kind: 'suffix', words: part.words, part };
  if (part.words.every(({ low }) => WORDS.talk(low))) return { kind: 'text', words: part.words, part };
  if (part.words.every((word) => isDegree(word, false))) return { kind: 'tag', words: part.words, part };
  if ((isAgencyName(full) && !isName(part.words)) || isPictureAgency(full))
    return { kind: 'agency', words: part.words, part };
  if (part.words.length === 1 && /^(?:le|la|les|el|die|der|das|the)$/u.test(full))
    return { kind: 'tag', words: part.words, part };
  if (part.words.some(({ text }) => WORDS.site(text))) return { kind: 'nobody', words: part.words, part };
  const words = dropRole(dropDegrees(dropTitles(part.words), shouted));
  if (isNobodyName(join(words))) return { kind: 'nobody', words: part.words, part };
  if (isText(words)) return { kind: 'text', words: part.words, part };
  return { kind: 'person', words, part };
}

/** Words in lower case, one space between them. */
function join(words: readonly Word[]): string {
  return words.map(({ low }) => low).join(' ');
}

/** Whether what stands behind a name says that its bearer took pictures or translated: "photographer", "photos", a picture agency. */
export function isPictured({ part: { words } }: Reading): boolean {
  const last = words.at(-1)?.low ?? '';
  if (isPictureAgency(join(words))) return true;
  return WORDS.pictured(last) && words.every(({ low }) => WORDS.ranked(low) || WORDS.helped(low));
}

/** True for a part in Han, Kana or Hangul. */
export function isCjk(words: readonly Word[]): boolean {
  return words.every(({ text }) => CJK.test(text));
}

/** "Ap" and "Sid" are surnames and given names, "AP" and "sid" agencies. */
function isName(words: readonly Word[]): boolean {
  return (
    words.length === 1 &&
    /^(?:ap|aa|pa|tt|sid|pap|spa|wam|ani)$/u.test(words[0]?.low ?? '') &&
    /^\p{Lu}\p{Ll}/u.test(words[0]?.text ?? '')
  );
}

/** Titles go where two words of name are left; a short one needs its dot, as it may be a name ("Col", "Hon"). */
function dropTitles(words: readonly Word[]): readonly Word[] {
  let start = 0;
  while (words.length - start > 2 && isTitle(words[start])) start += 1;
  return words.slice(start);
}

function isTitle(word: Word | undefined): boolean {
  if (word === undefined || !WORDS.title(word.low)) return false;
  return word.text.endsWith('.') || word.low.length > 3 || /^(?:dr|mr|mrs|ms|mx|sir|mme)$/u.test(word.low);
}

function dropDegrees(words: readonly Word[], shouted: boolean): readonly Word[] {
  let end = words.length;
  while (end > 2 && isDegree(words[end - 1], shouted)) end -= 1;
  return words.slice(0, end);
}

/** "Jack Ma" is a name, "MA" a degree. */
function isDegree(word: Word | undefined, shouted: boolean): boolean {
  if (word === undefined || !WORDS.degree(word.low)) return false;
  if (/^(?:phd|dphil|msc|bsc|esq|psyd)$/u.test(word.low)) return true;
  return !shouted && /^[\p{Lu}.]{2,}$/u.test(word.text);
}

/** Said of a house, not of a person: "Daily Planet staff" is nobody called Daily Planet. */
const HOUSE =
  /^(?:staff|news|agency|agencies|desk|bureau|magazine|team|university|institute|college|newsroom|editorial|redaktion|rédaction|redacción|redazione|redação|redactie|webdesk|редакция)$/u;

/** "Political editor Mara Lind", "Mara Lind Africa correspondent": the role and what narrows it go, two words of name stay. */
function dropRole(words: readonly Word[]): readonly Word[] {
  if (isCjk(words))
    return words.length > 1 ? words.filter(({ low }) => !/^(?:기자|특파원|記者|记者)$/u.test(low)) : words;
  const last = words.findLastIndex(({ low }) => WORDS.role(low));
  if (last === -1) return words;
  const behind = words.slice(last + 1);
  // "Photographer Mara Lind" took the pictures, and "Mara Lind photographer" as well.
  if (words.some(({ low }) => WORDS.pictured(low))) return words;
  if (behind.length >= 2 && last < 4 && behind.every(({ text }) => /^\p{Lu}/u.test(text))) return behind;
  const first = words.findIndex(({ low }) => WORDS.role(low));
  if (last !== words.length - 1 || first < 2 || HOUSE.test(words[last]?.low ?? '')) return words;
  const before = words.slice(0, first);
  const capitals = before.findIndex((word, index) => index > 0 && isLoose(word));
  const named = capitals === -1 ? before : before.slice(0, capitals);
  return named.length > 2 ? named.slice(0, -1) : named;
}

/** A sentence or a headline: words in lower case that no name holds, or digits. */
function isText(words: readonly Word[]): boolean {
  if (words.length > MOST_WORDS || (words.length > 1 && words.some(({ text }) => /\d/u.test(text))))
    return true;
  if (words.length > 2 && /^(?:how|why|what|when|this)$/u.test(words[0]?.low ?? '')) return true;
  const loose = words.filter(isLoose).length;
  if (loose === 0) return false;
  if (/^(?:a|an|the|who)$/u.test(words[0]?.low ?? '')) return true;
  return loose < words.length ? words.length > 2 : words.length > 3;
}

function isLoose({ text, low }: Word): boolean {
  if (!/^\p{Ll}/u.test(text) || /\p{Lu}/u.test(text)) return false;
  return !WORDS.particle(low) && !WORDS.particle(/^\p{L}+(?=[-’'])/u.exec(low)?.[0] ?? '');
}
