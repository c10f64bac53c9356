import type { Block } from '../model/article.ts';
import type { Mention } from './people.ts';
import { isKnown } from './known.ts';
import { BODY, CALENDAR } from './somebody.ts';

/** "President Obama", "After Falk": a run that says what somebody is, or begins with another word. */
export const HEADED =
  /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|President|Prime|Vice|CEO|Attorney|Sen|Gov|Rep|Judge|Justice|King|Queen|Prince|Princess|Pope|Secretary|Foreign|Chancellor|Minister|Mayor|Sheriff|Detective|Officer|Coach|Chief|Deputy|General|Lady|Lord|Saint|St|Mount|Lake|New|North|South|East|West|American|British)$/u;
const NO_NAME =
  /^(?:Nobody|Somebody|Someone|Everyone|Everybody|Anyone|Much|Many|When|While|Soon|Today|Tomorrow|Yesterday|Next|Last|Most|Some|Every|Each|Another|Other|Once|Then|There|What|Where|Which|Who|Why|How|Even|Ever|Just|Only|Still|Such|That|This|They|With|From|Into|Over|Under|Upon|About|After|Before|Because|Capt|Assistant|\p{L}+(?:ly|ing|man|woman|ian|ish))$/u;
/** A name that is said oftener is no slip of the text. */
const SELDOM = 3;

/** Names of two words or more that their first mention introduces. */
export function findIntroduced(mentions: readonly Mention[]): Set<string> {
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    const name = mention.words.join(' ');
    if (!first.has(name)) first.set(name, mention);
  }
  const isPerson = ({ words, introduced }: Mention): boolean =>
    introduced &&
    (words.length === 2 || words.length === 3) &&
    !HEADED.test(words[0] ?? '') &&
    !BODY.test(words.join(' ')) &&
    words.every((word) => /\p{Ll}/u.test(word));
  const again = (name: string): boolean =>
    mentions.filter(({ words }) => words.join(' ') === name).length > 1;
  return new Set(
    [...first].filter(([name, mention]) => isPerson(mention) && again(name)).map(([name]) => name),
  );
}

/** Names of one word that speak or act like people and are told nowhere in full: who it is stood in what was lost. */
export function findBare(mentions: readonly Mention[], lower: ReadonlySet<string>): Set<string> {
  const full = new Set(mentions.flatMap(({ words }) => (words.length > 1 ? words : [])));
  const single = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const [name = ''] = mention.words;
    const isName = /^\p{Lu}\p{Ll}{2}[\p{L}’'-]*[^s]$/u.test(name) && !lower.has(name.toLowerCase());
    if (
      mention.words.length !== 1 ||
      !isName ||
      full.has(name) ||
      CALENDAR.test(name) ||
      NO_NAME.test(name) ||
      isKnown(name)
    )
      continue;
    single.set(name, [...(single.get(name) ?? []), mention]);
  }
  const isUntold = (all: readonly Mention[]): boolean =>
    all.length <= SELDOM &&
    !all.some(({ placed, described, introduced }) => placed || described || introduced) &&
    all.some(({ speaks, personal }) => speaks || personal);
  return new Set([...single].filter(([, all]) => isUntold(all)).map(([name]) => name));
}

/** "Museum of London Archaeology (MOLA)": short forms with the words that they stand for. */
export function findShortForms(blocks: readonly Block[]): Map<string, string> {
  const short = new Map<string, string>();
  for (const { text } of blocks) {
    for (const [, full = '', form = ''] of text.matchAll(
      /((?:\p{L}[\p{L}’'-]* ){1,5}\p{L}[\p{L}’'-]*),? \((\p{Lu}{2,6})\)/gu,
    )) {
      const words = full.split(' ');
      if (words.some((word) => word.startsWith(form.charAt(0)))) short.set(form, words.slice(-2).join(' '));
    }
  }
  return short;
}
