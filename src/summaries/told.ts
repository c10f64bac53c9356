import type { Block } from '../model/article.ts';
import { isPlain } from '../model/entities.ts';
import { ENDS } from '../model/lead.ts';
import { findQuotations, hasLooseQuote, takeQuotationsOut } from '../model/quotes.ts';
import { splitSentences } from '../model/sentences.ts';
import { namesSpeaker, opensWithQuotation } from './speech.ts';
import type { Language } from './language.ts';

/** A sentence of the running text, with what the rules ask of it, read once. */
export type Told = {
  readonly text: string;
  /** The block that it stands in, and which of its sentences it is. */
  readonly paragraph: number;
  readonly sentence: number;
  /** What separates it from the sentence before it where both are told: one blank, or nothing. */
  readonly gap: string;
  /** Without its quotations. */
  readonly outside: string;
  readonly quotations: readonly string[];
  /** It ends like a sentence, its quotations are whole, and nothing in it would become live. */
  readonly isWhole: boolean;
  /** The next sentence of the paragraph begins with a quotation and names who speaks, perhaps for this one too. */
  readonly isClaimed: boolean;
  /** It stands first under a heading that asks something. */
  readonly answers: boolean;
};

const ASKS = /[?？؟]["”’»]*$/u;
/** Behind these a name should follow: the sentence was torn. */
const TITLE = /\b(?:Mrs?|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Rev|Cmdr|Adm|Det)\.$/u;
/** A single mark that opens a word and never closes opens speech that goes on in the next paragraph. */
const OPEN_SPEECH = /^[‘'](?!\d|em\b|cause\b|til\b|tis\b|twas\b|n[’'])\p{L}/u;

/** The sentences that may be told, in runs between which nothing is carried over: a heading, a table, an item of a list. */
export function listRuns(blocks: readonly Block[], language: Language): readonly (readonly Told[])[] {
  const runs: Told[][] = [[]];
  for (const [paragraph, block] of blocks.entries()) {
    const above = blocks[paragraph - 1];
    const asked = above?.kind === 'heading' && ASKS.test(above.text);
    if (block.kind !== 'paragraph') runs.push([]);
    if (block.kind === 'paragraph') runs.at(-1)?.push(...readBlock(block, paragraph, language, asked));
    if (block.kind === 'list') runs.push(readBlock(block, paragraph, language, false), []);
  }
  return runs.filter((run) => run.length > 0);
}

function readBlock(block: Block, paragraph: number, language: Language, asked: boolean): Told[] {
  const sentences = splitSentences(block.text);
  const goesOn = OPEN_SPEECH.test(block.text) && !/^[‘'][^’']*[’'](?!\p{L})/u.test(block.text);
  const between = language === 'zh' || language === 'ja' ? '' : ' ';
  const outsides = sentences.map(({ text }) => takeQuotationsOut(text));
  return sentences.map(({ text, start }, sentence): Told => {
    const next = sentences[sentence + 1]?.text ?? '';
    const before = sentences[sentence - 1];
    return {
      text,
      paragraph,
      sentence,
      gap: before === undefined ? between : block.text.slice(before.end, start),
      outside: outsides[sentence] ?? '',
      quotations: findQuotations(text).map(({ start: from, end }) => text.slice(from, end ?? undefined)),
      isWhole: ENDS.test(text) && !TITLE.test(text) && !goesOn && !hasLooseQuote(text) && isPlain(text),
      answers: asked && sentence === 0,
      isClaimed: opensWithQuotation(next) && namesSpeaker(outsides[sentence + 1] ?? '', language),
    };
  });
}

/** The length of a text in characters, those of scripts without spaces twice. */
export function measure(text: string): number {
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;
  return text.length + (text.match(wide)?.length ?? 0);
}
