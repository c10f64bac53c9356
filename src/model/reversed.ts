import type { Judgement } from './faithful.ts';
import { splitSentences } from './sentences.ts';
import { toWords } from './words.ts';

/** Words for one direction and, behind the bar, for the other; in English, German, French and Spanish. */
const OPPOSITES = [
  'rose rise rises risen rising grew grow grows grown increased increase increases increasing climbed climbs surged jumped gained raised raise raises | fell fall falls fallen falling dropped drop drops declined decline declines declining decreased decrease decreases decreasing shrank slid plunged tumbled lowered lower lowers',
  'won win wins winning | lost lose loses losing',
  'more | fewer less',
  'higher highest | lower lowest',
  'up | down',
  'above | below',
  'stronger strengthened | weaker weakened',
  'gain gains profit profits | loss losses',
  'surplus | deficit',
  'faster | slower',
  'better | worse',
  'before | after',
  'approved approves approve accepted accepts accept | rejected rejects reject vetoed',
  'guilty convicted | acquitted innocent',
  'stieg stiegen steigt steigen gestiegen wuchs wächst | fiel fielen fällt fallen gefallen sank sanken sinkt sinken gesunken',
  'gewann gewannen gewinnt gewonnen | verlor verloren verliert',
  'mehr | weniger',
  'augmenté augmente hausse | baissé baisse diminué diminue',
  'gagné gagne | perdu perd',
  'subió sube subieron aumentó aumentaron creció | bajó baja bajaron cayó cayeron disminuyó',
  'ganó ganaron | perdió perdieron',
].map((line) => line.split(' | ').map((side) => new Set(side.split(' '))));
/** The word that a direction is about stands so near to it; words. Shorter ones than `TELLING` characters stand anywhere. */
const NEAR = 3;
const TELLING = 4;
/** A minus, not a dash between words or the hyphen of "2020-21". */
const SIGNED = /(?<=^|[\s(])[-−–](?=[$€£¥]?\d)[$€£¥]?(\d+(?:[.,]\d+)*)/gu;
const FIGURE = /\d+(?:[.,]\d+)*/gu;
/** They say the minus in words. */
const DOWNWARD =
  /\b(?:minus|negativ|below|under|down|f[ae]ll|declin|decreas|drop|slid|shrank|lower|los[ts]|deficit|unter|sank|gesunken|moins|baiss|menos|baj|cay)/iu;

type Place = { readonly words: readonly string[]; readonly at: number };

/**
 * What a text tells the other way round: "rose" where the sentences that it rests on have "fell", "-5" where they have 5.
 * It is sure where the same words stand beside it; else it may be the same in other words.
 */
export function findReversed(text: string, cited: readonly string[]): Judgement {
  const sources = cited.map(toWords);
  const found = splitSentences(text).flatMap((sentence) => compareWays(toWords(sentence.text), sources));
  const doubts = found.filter(({ sure }) => !sure).map(write);
  return { blocks: [...found.filter(({ sure }) => sure).map(write), ...findSigns(text, cited)], doubts };
}

type Turn = { readonly told: string; readonly said: string; readonly sure: boolean };

function compareWays(words: readonly string[], sources: readonly (readonly string[])[]): Turn[] {
  return OPPOSITES.flatMap((sides) => [sides, sides.toReversed()]).flatMap(([way, other]) => {
    if (way === undefined || other === undefined) return [];
    const told = places(words, way);
    const same = sources.flatMap((source) => places(source, way));
    const said = sources.flatMap((source) => places(source, other));
    const alone = same.length === 0 && places(words, other).length === 0;
    return alone ? compareAll(told, said) : comparePlaces(told, same, said);
  });
}

/** The sentences never say it that way. */
function compareAll([told]: readonly Place[], said: readonly Place[]): Turn[] {
  const [first] = said;
  if (told === undefined || first === undefined) return [];
  const turned = said.find((place) => countBeside(place, told) > 0);
  return [{ told: wordAt(told), said: wordAt(turned ?? first), sure: turned !== undefined }];
}

/** They say both, and one of them stands between the words of the other: "fewer than 5" for "more than 5". */
function comparePlaces(told: readonly Place[], same: readonly Place[], said: readonly Place[]): Turn[] {
  return told
    .filter((place) => !same.some((each) => countBeside(each, place) > 0))
    .flatMap((place) => {
      const turned = said.find((each) => countBeside(each, place) === 2);
      return turned === undefined ? [] : [{ told: wordAt(place), said: wordAt(turned), sure: true }];
    });
}

function places(words: readonly string[], way: ReadonlySet<string>): Place[] {
  return words.flatMap((word, at) => (way.has(word) ? [{ words, at }] : []));
}

/** On how many sides the same word stands beside both. */
function countBeside(one: Place, other: Place): number {
  return [before, after].filter((look) => {
    const beside = look(one);
    return beside !== undefined && beside === look(other);
  }).length;
}

function before({ words, at }: Place): string | undefined {
  return words.slice(Math.max(0, at - NEAR), at).findLast(isTelling);
}

function after({ words, at }: Place): string | undefined {
  return words.slice(at + 1, at + 1 + NEAR).find(isTelling);
}

function isTelling(word: string): boolean {
  return word.length >= TELLING || /\p{N}/u.test(word);
}

function wordAt({ words, at }: Place): string {
  return words[at] ?? '';
}

function write({ told, said }: Turn): string {
  return `says “${told}” where its sentences say “${said}”`;
}

/** A minus that came or went, unless words say it. */
function findSigns(text: string, cited: readonly string[]): string[] {
  const source = cited.join('\n');
  const [signed, known] = [listSigned(text), listSigned(source)];
  const [plain, unsigned] = [listPlain(text), listPlain(source)];
  const came = DOWNWARD.test(source)
    ? []
    : [...signed].filter((each) => unsigned.has(each) && !known.has(each));
  const went = DOWNWARD.test(text) ? [] : [...plain].filter((each) => known.has(each) && !unsigned.has(each));
  return [
    ...came.map((each) => `tells the number -${each}, which its sentences have without a minus`),
    ...went.map((each) => `tells the number ${each} without the minus that its sentences give it`),
  ];
}

function listSigned(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(SIGNED)].map(([, number = '']) => number));
}

function listPlain(text: string): ReadonlySet<string> {
  return new Set(text.replace(SIGNED, ' ').match(FIGURE) ?? []);
}
