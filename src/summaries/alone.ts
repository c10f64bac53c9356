import type { Language } from './language.ts';
import { lacksSomebody } from './somebody.ts';
import { lacksSomething } from './something.ts';
import { hasSpeakers, isFirstPerson, opensWithQuotation } from './speech.ts';
import { measure, type Told } from './told.ts';

/** Below this a text is a label or an exclamation, not a post; characters, those of scripts without spaces twice. */
const SHORTEST = 45;
/** "Update: …", "Mara Lind: …", a bullet, the number of an item. */
const LABEL =
  /^(?:(?:[\p{Lu}\d][\p{L}\d’'.-]*(?: [\p{L}\d’'.&-]+){0,2}|\p{Lu}[\p{Lu}\d’' -]{0,40}) ?[:：]\s|[-–—•*▪►]|\d{1,2}[.)]\s)/u;
/** The number of the next item of a list that was set as running text. */
const ITEM = /[.!?…]["”’)]* \d{1,2}[.)](?: \p{Lu}|$)|\s\d{1,2}\)$/u;
/** The newsroom's own line about who worked on the story, or about itself. */
const CREDIT =
  /\bcontributed (?:reporting )?to this (?:report|story|article)\b|\balso contributed\.?$|\breported from \p{Lu}|\breported (?:from|and wrote)\b.*\bwrote\b|\bwrote (?:the|this) (?:story|report|article)\b.*\bfrom \p{Lu}|\bno part may be reproduced\b|\b[Aa]ll rights reserved\b|^(?:©|Copyright\b)|^(?:Reporting|Editing|Additional reporting|Writing) by\b|\b(?:cannot|could not|couldn[’']t|can[’']t|has not been able to) (?:immediately |independently )*(?:verify|confirm|get in touch with|reach|be (?:immediately |independently )*(?:verified|confirmed|reached))\b|\b(?:did not|didn[’']t|has not|have not) (?:immediately )?(?:respond(?:ed)?|return(?:ed)?|repl(?:y|ied)) (?:to )?.{0,40}(?:request|call|message|e-?mail|comment)|\breached out to .{0,60}for comment/u;
/** "Here is how it works": announces what does not come. */
const ANNOUNCES =
  /^(?:Find out\b|Please note\b|Enjoy\b|Check out\b|Tune in\b|Stay tuned\b|Take a look\b|Here(?:[’']s| is| are)\b|The following\b|These (?:are|include)\b|Read on\b|See (?:below|the|how)\b|Scroll\b|Click\b|Watch\b)|[:：]$|\b(?:as follows|the following)[.:]$/u;
/** "(The Ledger owns a part of it.)": told by the way. */
const BRACKETED = /^[([](?!\p{Lu}[\p{L} ]{1,20}\))/u;
/** An item of a list that goes on with the words above it; not "iPhones …". */
const TORN = /^\p{Ll}(?!\p{Lu})/u;
const QUESTION = /[?？؟]["”’'»」』)\s]*$/u;

/** Whether sentences that follow one another can be a post by themselves; `names` are words that name somebody or something wherever they stand. */
export function standsAlone(
  sentences: readonly Told[],
  language: Language,
  names: ReadonlySet<string>,
  opensArticle: boolean,
): boolean {
  const first = sentences[0];
  const last = sentences.at(-1);
  if (first === undefined || last === undefined || !sentences.every(({ isWhole }) => isWhole)) return false;
  const text = sentences.map((told) => told.text).join(' ');
  if (measure(text) < SHORTEST || !/\p{Ll}|\p{Lo}/u.test(text)) return false;
  if (
    TORN.test(text) ||
    ITEM.test(text) ||
    sentences.some((told) => LABEL.test(told.text) || CREDIT.test(told.text))
  )
    return false;
  if (
    ANNOUNCES.test(first.text) ||
    ANNOUNCES.test(last.text) ||
    sentences.some((told) => BRACKETED.test(told.text))
  )
    return false;
  if (QUESTION.test(last.outside.trim()) || sentences.every((told) => QUESTION.test(told.text))) return false;
  if (!hasSpeakers(sentences, language)) return false;
  const outside = sentences.map((told) => told.outside).join(' ');
  if (isFirstPerson(outside, language)) return false;
  if (language !== 'en') return true;
  if (opensWithQuotation(first.text) && asksWhom(first.quotations[0] ?? '')) return false;
  if (!opensArticle && lacksSomething(first.outside)) return false;
  return !lacksSomebody(
    sentences.map((told) => told.outside),
    names,
  );
}

/** "You should call him," a lawyer said: speech about somebody whom nobody has named. */
function asksWhom(quotation: string): boolean {
  const speech = quotation.replace(/^\P{L}+/u, '');
  const at = speech.search(/\b(?:he|she|him|her|his|they|them|their)\b/iu);
  if (at === -1) return false;
  const before = speech.slice(0, at);
  return (
    at === 0 ||
    !/(?<=\S )\p{Lu}\p{Ll}+|\b(?:an?|one|who|people|everyone|anyone|someone) ?|\p{L}{3,}s\b/u.test(before)
  );
}
