import type { Block } from '../model/article.ts';
import type { Language } from './language.ts';
import type { Told } from './told.ts';

/** Quotations with fewer words are turns of phrase, not speech. */
const SPEECH_WORDS = 5;
const SAYS_IN_ENGLISH =
  /\b(?:sa(?:id|ys|y|ying)|t(?:old|ells|elling)|writ(?:es|ing)|wrote|add(?:s|ed)|ask(?:s|ed)|repl(?:ies|ied)|according to|call(?:s|ed)|warn(?:s|ed)|argue[sd]?|note[sd]?|explain(?:s|ed)|declared?|insist(?:s|ed)|quoted|reads?|described|tweeted|posted|announced|testified|recalled|admitted|joked|quipped|concluded|stated|states)\b/u;
/** Words that say that somebody speaks, by language. Where a language is not known, English ones do no harm. */
const SAYS: Readonly<Record<Language, RegExp>> = {
  en: SAYS_IN_ENGLISH,
  other: SAYS_IN_ENGLISH,
  es: /(?<!\p{L})(?:dijo|dice|afirm[óa]|señal[óa]|explic[óa]|asegur[óa]|declar[óa]|añad(?:ió|e)|agreg[óa]|sostuvo|sostiene|indic[óa]|según|escribi[óo]|pregunt[óa]|respondi[óo]|advirti[óo]|advierte|insisti[óo]|manifest[óo]|coment[óa]|record[óa]|subray[óa])(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:dit|déclar[ée]e?|affirm[ée]e?|expliqu[ée]e?|ajout[ée]e?|selon|assur[ée]e?|estim[ée]e?|précis[ée]e?|soulign[ée]e?|écrit|répond(?:u|it)?|indiqu[ée]e?|rappel(?:le|é)e?|raconte|confi[ée]e?|lanc[ée]e?|d’après)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:sagte?n?|erklärte?n?|betonte?|teilte|laut|schrieb|schreibt|so|meinte?|warnte?|forderte?|kritisierte?|berichtete?|fragte?|antwortete?|hieß|heißt|fügte|zufolge|nannte|nennt)(?!\p{L})/iu,
  zh: /说|說|表示|称|稱|指出|认为|認為|强调|強調|问|問|告诉|告訴|写道|寫道|透露|回应|回應|坦言|直言|呼吁|呼籲/u,
  ja: /述べ|語っ|話し|話す|言っ|言う|指摘|強調|説明|答え|と(?:し|い|の)|によると|コメント|訴え/u,
  ar: /قال|يقول|تقول|أضاف|أكد|صرح|أوضح|أعلن|ذكر|أشار|كتب|بحسب|وفق|شدد|سأل|اعتبر/u,
};
/** Outside quotations nobody but the author speaks so. */
const FIRST_PERSON: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /\b(?:I|I[’'](?:m|ve|d|ll)|me|[Mm]y|[Mm]ine|myself|[Ww]e|[Ww]e[’'](?:re|ve|ll|d)|us|[Oo]urs?|ourselves|[Yy]ou|[Yy]our|you[’']re)\b/u,
  es: /(?<!\p{L})(?:yo|nosotr[oa]s|nuestr[oa]s?|mis?|conmigo)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:je|j[’']|nous|notre|nos|moi|mon|mes)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:ich|wir|uns|unsere?[mnrs]?|meine?[mnrs]?|mir|mich)(?!\p{L})/iu,
  zh: /我|咱/u,
  ja: /私(?!立|的|有|服|大|鉄|物)|僕|我々|我が|俺/u,
  ar: /(?<!\p{L})(?:أنا|نحن|لدينا|لدي|عندي|إننا|إنني)(?!\p{L})/u,
};
const DAYS =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\b/gu;
const SOMEONE =
  /(?<=[\p{L}\d,”"’] )\p{Lu}\p{L}+|\b(?:an?|one) (?:\p{L}+[ -]){0,4}\p{L}+|\b(?:police|officials|authorities|prosecutors|investigators)\b/u;
/** Languages whose names have no capital letters. */
export const UNCASED: ReadonlySet<Language> = new Set(['zh', 'ja', 'ar']);

/** "「…」と話した。": nothing but that somebody spoke. */
const SPEAKERLESS = /^[とって]{1,2}\p{L}{1,12}。?$/u;

/** True for a sentence in which somebody who is named, or at least described, speaks. */
export function namesSpeaker(outside: string, language: Language): boolean {
  if (language === 'ja' && SPEAKERLESS.test(outside.trim())) return false;
  if (UNCASED.has(language)) return SAYS[language].test(outside) && /\p{L}{2}/u.test(outside);
  return SOMEONE.test(`, ${outside.trim().replace(DAYS, '')}`);
}

/** Whether the author speaks of himself outside quotations. */
export function isFirstPerson(outside: string, language: Language): boolean {
  return FIRST_PERSON[language]?.test(outside.replace(/\bUS\b/gu, '')) === true;
}

/**
 * Whether in sentences that follow one another all speech is somebody's. A sentence that is nothing but a quotation
 * belongs to who spoke before it in its paragraph, and never opens: it might be another's.
 */
export function hasSpeakers(sentences: readonly Told[], language: Language): boolean {
  let known = false;
  for (const [index, told] of sentences.entries()) {
    const before = sentences[index - 1];
    const names = namesSpeaker(told.outside, language);
    if (!/[\p{L}\p{N}]/u.test(told.outside)) {
      if (before === undefined || !known || before.paragraph !== told.paragraph || told.isClaimed)
        return false;
      continue;
    }
    const opensQuoted = opensWithQuotation(told.text);
    const spoken = told.quotations.some(isSpeech);
    const says = SAYS[language].test(told.outside);
    // "“Farewell.” Ten years ago Falk …": the quotation is another's, its speaker was lost.
    const isLost = language === 'en' && opensQuoted && !says;
    if (language === 'en' && spoken && !known && HE_SAYS.test(told.outside) && !hasPerson(told.outside))
      return false;
    if (spoken && !known && (opensQuoted ? !names || isLost : !names && !says)) return false;
    known ||= names && (SAYS[language].test(told.outside) || !opensQuoted);
  }
  return true;
}

/** The speaker is nothing but a pronoun. */
const HE_SAYS = /(?:^|[\s,])(?:he|she|they) (?:said|says|told|added|adds|wrote|writes|asked|asks)\b/u;

/** Somebody is named who can be meant by it: not only what a thing is called after ("the Mayweather fight"). */
function hasPerson(outside: string): boolean {
  const before = outside.slice(0, outside.search(HE_SAYS)).trim();
  return (
    before !== '' &&
    (/\b\p{Lu}\p{L}+[’']?s?,? (?:\p{Ll}+ly )?(?!of\b)(?:\p{Ll}+ed|said|told|is|was|has|had|who|went|came|took|made|left|got|says|\p{Ll}+s)\b/u.test(
      before,
    ) ||
      /\b(?:an?|the|one|his|her) (?:\p{L}+[ -]){0,4}\p{L}*(?:man|woman|er|or|ist|ian|ent|ant|boy|girl|mother|father|son|daughter|friend|official)\b/u.test(
        before,
      ))
  );
}

/** Whether a sentence begins with a quotation. */
export function opensWithQuotation(text: string): boolean {
  return /^["“‘«„»「『']/u.test(text);
}

/** A question or an answer that begins with who speaks: "LIND: …", "Q: …". */
const SPEAKER_LABEL = /^((?:\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}|Q|A)) ?[:：] ?\S/u;
/** So many lines with a label, one of them twice, make an interview. */
const FEWEST_LABELS = 3;

/** Where an interview in questions and answers begins, as a block; behind it plain text is somebody's speech. `null`: none. */
export function findInterview(blocks: readonly Block[]): number | null {
  const labels = blocks.flatMap(({ kind, text }, at) => {
    const label = kind === 'paragraph' ? SPEAKER_LABEL.exec(text)?.[1] : undefined;
    return label === undefined ? [] : [{ at, label }];
  });
  const again = labels.some(({ label }, index) => labels.findIndex((one) => one.label === label) < index);
  return labels.length >= FEWEST_LABELS && again ? (labels[0]?.at ?? null) : null;
}

function isSpeech(quotation: string): boolean {
  return (
    quotation.split(/\s+/u).length >= SPEECH_WORDS ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{8}/u.test(quotation)
  );
}
