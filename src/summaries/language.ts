import type { Article } from '../model/article.ts';

/** The languages whose openers, speakers and pronouns are known; all others are told by the rules of scripts alone. */
export type Language = 'en' | 'es' | 'fr' | 'de' | 'zh' | 'ja' | 'ar' | 'other';

/** The words that a text of a language cannot do without. */
const COMMON: Readonly<Record<'en' | 'es' | 'fr' | 'de', RegExp>> = {
  en: /\b(?:the|and|of|to|was|that|with|for)\b/giu,
  es: /\b(?:el|los|las|del|que|y|una|por|con|para)\b/giu,
  fr: /(?<!\p{L})(?:le|les|des|du|et|une|que|dans|pour|est|à)(?!\p{L})/giu,
  de: /\b(?:der|die|das|und|den|dem|mit|von|ist|nicht|eine?)\b/giu,
};
/** Enough of a text to tell its language; characters. */
const ENOUGH = 3_000;

/**
 * The language of an article's text. Sites set `lang` once for all they publish, so the text decides where it is
 * clear: by its script, or when another language has twice the common words of the one that the page names.
 */
export function findLanguage({ blocks, language }: Article): Language {
  const told = blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
  const text = told.join(' ').slice(0, ENOUGH);
  const scripted = readScript(text);
  if (scripted !== null) return scripted;
  const named = (language ?? '').toLowerCase().split('-')[0] ?? '';
  const counts = Object.entries(COMMON).map(
    ([name, words]) => [name, text.match(words)?.length ?? 0] as const,
  );
  const most = counts.reduce((best, one) => (one[1] > best[1] ? one : best));
  const own = counts.find(([name]) => name === named);
  if (own === undefined) return named === '' && most[1] > 1 ? toLanguage(most[0]) : toLanguage(named);
  return most[1] > 2 * own[1] + 2 ? toLanguage(most[0]) : toLanguage(named);
}

/** Chinese, Japanese and Arabic by their letters; other languages of the Arabic script have letters of their own. */
function readScript(text: string): Language | null {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const all = Math.max(1, count(/\p{L}/gu));
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if ((kana + count(/\p{Script=Han}/gu)) / all > 0.4) return kana / all > 0.1 ? 'ja' : 'zh';
  if (count(/\p{Script=Arabic}/gu) / all > 0.5) return count(/[پچژگٹڈڑں]/gu) / all > 0.005 ? 'other' : 'ar';
  return null;
}

function toLanguage(name: string): Language {
  switch (name) {
    case 'en':
    case 'es':
    case 'fr':
    case 'de':
    case 'zh':
    case 'ja':
    case 'ar':
      return name;
    default:
      return 'other';
  }
}
