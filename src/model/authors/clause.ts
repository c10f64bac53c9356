import { isCredit, isHelp, isLabel, isOther } from './help.ts';
import type { Token } from './scan.ts';
import { isAgencyName, WORDS } from './words.ts';

/** A word of a part, as it was written and in lower case without dots. */
export type Word = { readonly text: string; readonly low: string };

/**
 * A stretch of words between two marks. `joint` is what stood before it: `and`, or a word such as "y" that may also join
 * two surnames (`maybe`). `cut`: a place or a sentence stood behind the words and was left out.
 */
export type Part = {
  readonly words: Word[];
  readonly joint: ',' | '-' | 'and' | 'maybe';
  readonly conjunction: Word | null;
  cut: boolean;
};

/** Parts under one label: what "by" or "text:" announces, or what stands before any. `labelled`: one stands before it. */
export type Section = { readonly parts: Part[]; readonly labelled: boolean };

type State = {
  readonly sections: { parts: Part[]; labelled: boolean; wrote: boolean }[];
  readonly shouted: boolean;
  talked: boolean;
  /** What comes is left out: it says where somebody is, or tells of them. */
  skipping: 'place' | 'sentence' | null;
  /** A label with a colon reaches to the next comma, one with "by" further. */
  short: boolean;
};

/** The parts of one byline, under the labels that say who wrote; what photographers and translators did is left out. */
export function readClause(tokens: readonly Token[]): readonly Section[] {
  const texts = tokens.flatMap((token) => (token.kind === 'word' ? [token.text] : []));
  const shouted = texts.some((text) => /\p{Lu}/u.test(text)) && !texts.some((text) => /\p{Ll}/u.test(text));
  const state: State = { sections: [], shouted, talked: false, skipping: null, short: false };
  begin(state, true, false);
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'word') readWord(state, token, tokens, index);
    else if (token.kind === 'mark') readMark(state, token.text);
    else if (token.kind === 'address') readMark(state, ',');
    else if (isHelp(token.tokens)) part(state).words.length = 0;
  }
  return state.sections
    .filter(({ wrote }) => wrote)
    .map(({ parts, labelled }) => ({ parts: parts.filter(isFull), labelled }));
}

function isFull({ words }: Part): boolean {
  return words.length > 0;
}

function begin(state: State, wrote: boolean, labelled: boolean): void {
  state.sections.push({ parts: [], labelled, wrote });
  next(state, ',');
}

function next(state: State, joint: Part['joint'], conjunction: Word | null = null): void {
  state.skipping = null;
  const parts = state.sections.at(-1)?.parts ?? [];
  const last = parts.at(-1);
  if (last !== undefined && last.words.length === 0 && !last.cut) parts.pop();
  parts.push({ words: [], joint, conjunction, cut: false });
}

function part(state: State): Part {
  const last = state.sections.at(-1)?.parts.at(-1);
  if (last === undefined) throw new Error('a section has always a part');
  return last;
}

function readMark(state: State, mark: string): void {
  if (mark === ':' && label(state, true)) return;
  if (mark === ',' && state.short) {
    state.short = false;
    begin(state, true, true);
    return;
  }
  next(state, mark === ',' ? ',' : '-');
}

/** Takes the label off the end of what was read and opens its section; `false` where a colon has none before it. */
function label(state: State, colon: boolean): boolean {
  const taken: string[] = [];
  const parts = state.sections.at(-1)?.parts ?? [];
  for (let last = parts.at(-1); last !== undefined; last = parts.at(-1)) {
    let word = last.words.at(-1);
    while (word !== undefined && isLabel(word.low)) {
      taken.push(word.low);
      last.words.pop();
      word = last.words.at(-1);
    }
    if (last.words.length > 0 || last.joint !== 'and' || !taken.some(isCredit)) break;
    parts.pop();
  }
  if (colon && !taken.some(isCredit)) return readUnknown(state);
  state.talked ||= taken.some(WORDS.talk);
  if (taken.includes('interviewed')) parts.length = 0;
  const helps =
    (!colon && isOther(parts, taken)) ||
    (taken.some((low) => WORDS.helped(low) || low === 'additional') &&
      !taken.some((low) => WORDS.wrote(low) && low !== 'reporting'));
  begin(state, !helps, true);
  state.short = colon && helps;
  return true;
}

/** "Szerző: Mara Lind" may be any language's "author", but only where it begins; one further on is some other work. */
function readUnknown(state: State): boolean {
  const { words } = part(state);
  const alone = words.length === 1;
  const first = state.sections.length === 1 && state.sections[0]?.parts.length === 1;
  if (!alone) return false;
  words.length = 0;
  begin(state, first, true);
  state.short = !first;
  return true;
}

function readWord(state: State, word: Word, tokens: readonly Token[], index: number): void {
  const { words } = part(state);
  const follower = tokens[index + 1];
  const following = follower?.kind === 'word' ? follower : null;
  const small = state.shouted || !/^\p{Lu}/u.test(word.text);
  if (WORDS.and(word.low) && (small || word.text === 'And')) return next(state, 'and');
  if (small && isJoint(state, word) && words.length > 0 && following !== null)
    return next(state, 'maybe', word);
  if (WORDS.talk(word.low)) state.talked = true;
  const joins = startsName(following) || isAgencyName(following?.low ?? '');
  if (small && WORDS.with(word.low) && joins && state.skipping !== 'sentence') {
    if (state.talked) return begin(state, false, true);
    return next(state, 'and');
  }
  if (word.low === 'by' || (words.length === 0 && opens(state, word, tokens, index)))
    return void label(state, false);
  if (state.skipping !== null) return;
  if (word.low === 'to' && words.at(-1)?.low === 'told') {
    words.splice(-2);
    return next(state, 'and');
  }
  if (small && leaves(state, word, following)) {
    part(state).cut = true;
    state.skipping = WORDS.tells(word.low) ? 'sentence' : 'place';
    if (WORDS.contributed(word.low) && following?.low !== 'this') forget(state);
    return;
  }
  words.push(word);
}

/** Those who contributed, all that "and" joins, have not written. */
function forget(state: State): void {
  for (const each of (state.sections.at(-1)?.parts ?? []).toReversed()) {
    each.words.length = 0;
    if (each.joint !== 'and') return;
  }
}

function isJoint({ shouted }: State, { low }: Word): boolean {
  return WORDS.nameAnd(low) || (WORDS.foreignAnd(low) && !(shouted && low.length === 1));
}

/** Whether the rest of the part is a place, a paper, or a sentence about the author. */
function leaves(state: State, word: Word, following: Word | null): boolean {
  const { words, joint } = part(state);
  if (WORDS.tells(word.low)) return words.length > 0 || (state.sections.at(-1)?.parts.length ?? 0) > 1;
  if (!WORDS.place(word.low) || following === null) return false;
  const named =
    WORDS.more(following.low) || following.low === 'to' || WORDS.talk(following.low) || startsName(following);
  return named && (words.length > 0 || (joint !== 'and' && (state.sections.at(-1)?.parts.length ?? 0) > 1));
}

function startsName(word: Word | null): boolean {
  return word !== null && !/^\p{Ll}/u.test(word.text.replace(/^(?:van|von|de|al|el|d|l)\b/u, ''));
}

/** "Von Mara Lind" says who wrote it, "von Rijn, Mara" does not. */
function opens(state: State, word: Word, tokens: readonly Token[], index: number): boolean {
  const begins = state.sections.length === 1 && part(state) === state.sections[0]?.parts[0];
  if (!begins || !(WORDS.by(word.low) || /^(?:di|av|af)$/u.test(word.text))) return false;
  if (index + 1 === tokens.length) return true;
  return tokens[index + 1]?.kind === 'word' && tokens[index + 2]?.kind === 'word';
}
