import type { Language } from './language.ts';
import { opensWithQuotation, UNCASED } from './speech.ts';
import { measure, type Told } from './told.ts';

/** "The usual defence of fines is …", "Critics argue …": a view, perhaps told only to be refused. */
const VIEW =
  /^(?:(?:The|One|A|An) )?(?:(?:usual|common|standard|obvious|popular|conventional|traditional|prevailing|first|best|main|old|stock) )*(?:defen[cs]e|argument|case (?:for|against)|objection|assumption|belief|view|wisdom|answer|excuse|claim|explanation|theory|temptation|response|idea|fear|worry|charge|criticism|logic|reasoning)\b|^(?:Critics|Opponents|Supporters|Defenders|Advocates|Proponents|Skeptics|Sceptics|Some(?: people)?|Many(?: people)?|People|Most(?: people)?|Others|They) (?:(?:will|would|may|might|often|still) )?(?:say|said|argued?|claim(?:ed)?|insist(?:ed)?|believed?|think|thought|maintain|like to say|object)\b|^It (?:is|was) (?:often|sometimes|commonly|widely|usually|tempting)\b/u;
const TURNS =
  /^[“"‘]?(?:But|Yet|However|Still|Nonetheless|Nevertheless|Actually|In (?:fact|reality|truth)|The truth is|That is (?:wrong|false|not)|Not so|Wrong|Nonsense|Instead)\b/u;
/** So many sentences farther on a view may be refused. */
const REACH = 2;

/** Whether a unit tells a view and stops before the sentence that turns against it; `run` goes on behind `to`. */
export function hidesTurn(run: readonly Told[], from: number, to: number): boolean {
  return run
    .slice(from, to + 1)
    .some(
      ({ text }, index) =>
        VIEW.test(text) &&
        run.slice(to + 1, from + index + 1 + REACH).some((later) => TURNS.test(later.text)),
    );
}

/** Short sentences lead over to what comes; characters, those of scripts without spaces count alike. */
const SHORT = 60;
const SHORTEST = 30;
const RECOUNTS =
  /\b(?:describe[sd]|recounts|recounted|recalls|recalled|explain(?:s|ed)|spoke|speaks|talk(?:s|ed)|relived|shared)\b/u;

/** Whether a unit ends with a sentence that only leads to the next one: to speech that it announces, or to another matter. */
export function leadsOn(told: readonly Told[], next: Told | undefined): boolean {
  const last = told.at(-1);
  if (last === undefined || next === undefined) return false;
  if (opensWithQuotation(next.text) && last.quotations.length === 0 && RECOUNTS.test(last.outside))
    return true;
  const goesOn = next.paragraph === last.paragraph;
  if (!goesOn || told.length === 1) return false;
  const crossed = last.sentence === 0;
  return (
    last.quotations.length === 0 &&
    measure(last.text) <= (crossed ? SHORT : SHORTEST) &&
    (crossed || /^(?:His|Her|Its|Their|That|This)\b/u.test(last.text))
  );
}

const OTHERS = /\b(?:said|says|testified|alleged|told (?:[\p{L}]+ ){1,3})(?:that)? ?(?:his|her)\b/u;
const FULL = /\p{Lu}[\p{L}’'-]*\p{L}(?: \p{Lu}[\p{L}’'-]*\p{L})+/gu;

/** "Mr Stroud told the jury that his …": whose, where the sentence before named somebody else? */
export function confusesPeople(first: Told, before: Told | undefined, language: Language): boolean {
  if (before === undefined || before.paragraph !== first.paragraph) return false;
  // Where names have no capitals, who speaks is often told one sentence earlier.
  if (UNCASED.has(language)) return opensWithQuotation(first.text);
  if (!OTHERS.test(first.outside)) return false;
  const named = (before.outside.match(FULL) ?? []).map((run) => run.split(' ').at(-1) ?? '');
  return named.length > 0 && !named.some((name) => first.text.includes(name));
}

/** Under a heading that asks, the first words are an answer, and may be no sentence: "About 70,000, he says." */
const FRAGMENT =
  /^(?:About|Around|Roughly|Nearly|Almost|Over|Under|Up to|More than|Less than|At least|\p{P}?\d|Because|By|To|With|From|Yes|No|Not|Rarely|Possibly|Mostly|Usually|Absolutely|Definitely|Very|Only|Just|Mainly|Sometimes|Every|Any)\b/u;

/** Whether a sentence answers the heading above it in words that need it. */
export function answersHeading({ answers, text }: Told): boolean {
  return answers && FRAGMENT.test(text);
}
