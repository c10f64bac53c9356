import type { Article, Block } from '../model/article.ts';
import { isPlain } from '../model/entities.ts';
import type { Unit } from '../model/summary.ts';
import { dangles } from './openers.ts';
import { findQuotations, hasLooseQuote, takeQuotationsOut } from '../model/quotes.ts';
import { splitSentences, type Sentence } from '../model/sentences.ts';

/** Most sentences of one unit. */
const LONGEST = 3;
/** Below this a text is a label or an exclamation, not a post; characters, those of scripts without spaces twice. */
const SHORTEST = 45;
const WHOLE = /[.!?…。！？।؟]["”’'»」』)\]\s]*$/u;
const LABEL = /^(?:\p{Lu}[\p{L}\d’' ]{0,24}:\s|[-–—•*▪►]|\d{1,2}[.)]\s)/u;
const FIRST_PERSON =
  /\b(?:I|I’m|I've|I’ve|me|my|mine|we|We|we’re|We’re|us|our|Our|ours|you|You|your|Your)\b/u;
const PRONOUN = /\b(?:he|she|his|her|him|hers|himself|herself|He|She|His|Her)\b/u;
/** Someone who can be "he" or speak: a capitalised word behind another word, or "a columnist". */
const SOMEBODY =
  /(?<=[\p{L}\d,”"’] )\p{Lu}\p{L}+|^(?:\p{Lu}[\p{L}’-]+ ){2,}|^\p{Lu}\p{L}+ (?:said|says|told)|\b(?:an?|one) (?:\p{L}+[ -]){0,4}\p{L}+/u;
const CLAUSE_FIRST =
  /^(?:When|While|If|As|After|Before|Asked|In|Since|Although|Though|Despite|During|For|With|On)\b/u;
/** The newsroom's own line about who worked on the story. */
const CREDIT =
  /\bcontributed (?:reporting )?to this (?:report|story|article)\b|\breported (?:from|and wrote)\b.*\bwrote\b|\bno part may be reproduced\b|\ball rights reserved\b|^(?:Reporting|Editing|Additional reporting|Writing) by\b/u;
const SPEAKS =
  /\b(?:sa(?:id|ys|y|ying)|t(?:old|ells|elling)|writ(?:es|ing)|wrote|add(?:s|ed)|ask(?:s|ed)|repl(?:ies|ied)|according to|call(?:s|ed)|warn(?:s|ed)|argue[sd]?|note[sd]?|explain(?:s|ed)|declared?|insist(?:s|ed)|quoted|read|reads|described|tweeted|posted|announced|testified|recalled|admitted|joked|quipped|concluded|stated|states)\b/u;
/** Quotations with fewer words are turns of phrase, not speech. */
const SPEECH_WORDS = 5;

/** Every text of an article that can stand alone as a post: one to three whole sentences of one paragraph, verbatim. */
export function findUnits(article: Article, fits: (text: string) => boolean): Unit[] {
  const lead = article.blocks.findIndex((block) => block.kind === 'paragraph');
  return article.blocks.flatMap((block, paragraph) =>
    block.kind === 'paragraph'
      ? findInBlock(block, paragraph, paragraph === lead, article.language, fits)
      : [],
  );
}

function findInBlock(
  block: Block,
  paragraph: number,
  isLead: boolean,
  language: string | null,
  fits: (text: string) => boolean,
): Unit[] {
  const sentences = splitSentences(block.text);
  const units: Unit[] = [];
  for (const [from, first] of sentences.entries()) {
    if (dangles(first.text, language, isLead && from === 0)) continue;
    for (let to = from; to < Math.min(from + LONGEST, sentences.length); to += 1) {
      const told = sentences.slice(from, to + 1);
      const text = block.text.slice(first.start, told.at(-1)?.end);
      if (!fits(text) || !isPlain(text) || !standsAlone(told, text, language)) continue;
      const sources = told.map((_, index) => ({ paragraph, sentence: from + index }));
      units.push({ text, sources });
    }
  }
  return units;
}

function standsAlone(sentences: readonly Sentence[], text: string, language: string | null): boolean {
  if (
    !WHOLE.test(text) ||
    LABEL.test(text) ||
    CREDIT.test(text) ||
    hasLooseQuote(text) ||
    measure(text) < SHORTEST
  )
    return false;
  if (sentences.some((sentence) => !WHOLE.test(sentence.text))) return false;
  if (sentences.every((sentence) => /[?？؟]["”’'»」』)\s]*$/u.test(sentence.text))) return false;
  if (!/\p{Ll}|\p{Lo}/u.test(text)) return false;
  if (!hasSpeakers(sentences)) return false;
  return language !== null && !/^en\b/i.test(language) ? true : isOwnEnglish(text);
}

/** No first person outside quotations, and no "he" before somebody who may be meant. */
function isOwnEnglish(text: string): boolean {
  const outside = takeQuotationsOut(text);
  if (FIRST_PERSON.test(outside)) return false;
  const pronoun = PRONOUN.exec(outside);
  if (pronoun === null || SOMEBODY.test(outside.slice(0, pronoun.index))) return true;
  // "When asked whether he …, Bessent replied": the name follows its pronoun behind the comma.
  return CLAUSE_FIRST.test(outside) && /^[^,]*, \p{Lu}/u.test(outside.slice(pronoun.index));
}

/** Every sentence that quotes speech says who speaks, or follows one that does. */
function hasSpeakers(sentences: readonly Sentence[]): boolean {
  let known = false;
  for (const { text } of sentences) {
    const outside = takeQuotationsOut(text).trim();
    const spoken = findQuotations(text).some(({ start, end }) =>
      isSpeech(text.slice(start, end ?? undefined)),
    );
    const opensQuoted = /^["“‘«„「]/u.test(text);
    const names = SOMEBODY.test(`, ${outside}`);
    if (spoken && !known && (opensQuoted ? !names : !names && !SPEAKS.test(outside))) return false;
    known ||= names && (SPEAKS.test(outside) || !opensQuoted);
  }
  return true;
}

function isSpeech(quotation: string): boolean {
  return quotation.split(/\s+/u).length >= SPEECH_WORDS || /\p{Script=Han}{8}/u.test(quotation);
}

function measure(text: string): number {
  return (
    text.length +
    (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu)
      ?.length ?? 0)
  );
}
