import type { Part, Section } from './clause.ts';
import { isCjk, isPictured, readPart, type Reading } from './part.ts';
import { tidyName } from './tidy.ts';

/** Whom one stretch of a byline names: people, and whoever else stands there in their place. */
export type Named = { readonly people: readonly string[]; readonly others: readonly string[] };

const INITIALS = /^(?:\p{L}\.[\s-]?)+$/u;
const PARTICLE = /^(?:van|von|de|del|della|di|da|dos|du|la|le|al|bin|ibn|ter|ten|den)\b/iu;

/** Reads a section's parts: who is joined by "and", who stands between commas, what is turned round ("Lind, Mara"). */
export function readSection({ parts, labelled }: Section, inverted: boolean): Named {
  const text = parts.flatMap(({ words }) => words.map((word) => word.text)).join('');
  const shouted = !/\p{Ll}/u.test(text) || !/\p{Lu}/u.test(text);
  const readings = settleJoints(parts).map((part) => readPart(part, shouted));
  const [first] = readings;
  // "A response to Zoe Zed and Mara Lind" names nobody: what is joined to a sentence belongs to it.
  if (first?.kind === 'text') return { people: [], others: [show(readings)] };
  const groups = split(readings).map((group, index, all) => dropPictured(group, all[index + 1]));
  const people: string[] = [];
  for (const [index, group] of groups.entries()) {
    if (isTail(group, groups[index - 1])) continue;
    people.push(...readGroup(group, inverted, labelled));
  }
  const others = readings.filter(({ kind }) => kind === 'nobody' || kind === 'agency' || kind === 'text');
  return { people, others: others.map((each) => show([each])) };
}

function show(readings: readonly Reading[]): string {
  return tidyName(readings.map(({ part }) => part.words.map(({ text }) => text).join(' ')).join(' '));
}

/** "Ortega y Gasset" stays one name, "Ana Ruiz y Juan Gil" are two: both sides must be whole names. */
function settleJoints(parts: readonly Part[]): readonly Part[] {
  const settled: Part[] = [];
  for (const [index, part] of parts.entries()) {
    const left = settled.at(-1);
    if (part.joint !== 'maybe' || left === undefined) {
      settled.push(part);
      continue;
    }
    const turned = left.joint === ',' && settled.length > 1 && parts[index + 1]?.joint === ',';
    const whole = part.words.length > 1 && left.words.length > 1;
    const strong = /^(?:et|und|og|och|ve|és|и|та|و|και)$/u.test(part.conjunction?.low ?? '');
    if (whole || turned || strong || left.cut) settled.push({ ...part, joint: 'and' });
    else if (part.conjunction?.low !== 'en' || left.words.length < 2) {
      settled[settled.length - 1] = merge(left, part);
    }
  }
  return settled;
}

function merge(left: Part, right: Part): Part {
  const between = right.conjunction === null ? [] : [right.conjunction];
  return { ...left, words: [...left.words, ...between, ...right.words], cut: right.cut };
}

function split(readings: readonly Reading[]): readonly (readonly Reading[])[] {
  const groups: Reading[][] = [];
  for (const reading of readings) {
    const group = groups.at(-1);
    if (group === undefined || reading.part.joint === 'and') groups.push([reading]);
    else if (reading.kind === 'suffix') {
      const last = group.pop();
      if (last !== undefined) group.push({ ...last, words: [...last.words, ...reading.words] });
    } else group.push(reading);
  }
  return groups;
}

/** "Mara Lind, Tom Okoro, photographer": the last one before such a word is no author, but for "photographer and writer". */
function dropPictured(group: readonly Reading[], after: readonly Reading[] | undefined): readonly Reading[] {
  const [also] = after ?? [];
  if (after?.length === 1 && also?.kind === 'nobody' && !isPictured(also)) return group;
  return group.filter((reading, index) => {
    const next = group[index + 1];
    if (reading.kind !== 'person') return true;
    return !(next !== undefined && isPictured(next)) && !(index > 0 && isPictured(reading));
  });
}

/** One word behind a place or a sentence and an "and" goes on with that: "in Paris and Rome", "a critic and author". */
function isTail(group: readonly Reading[], before: readonly Reading[] | undefined): boolean {
  const last = before?.at(-1);
  if (last === undefined || group.length !== 1 || group[0]?.words.length !== 1) return false;
  return last.part.cut || last.kind === 'text';
}

/** One stretch without "and": a name, a list of names, a name with its role or place, or "Last, First". */
function readGroup(group: readonly Reading[], inverted: boolean, labelled: boolean): readonly string[] {
  const named = group.filter(({ kind }) => kind === 'person');
  const texts = named.map(({ words }) => words.map(({ text }) => text).join(' '));
  const comma = named.every(({ part }, index) => index === 0 || part.joint === ',');
  const rest = group.filter(({ kind }) => kind === 'nobody' || kind === 'text');
  const trailing = rest.every((each) => group.indexOf(each) > group.indexOf(named.at(-1) ?? each) - 1);
  if (comma && trailing && !named.some(({ words }) => isCjk(words)) && isTurned(texts, inverted))
    return turnPairs(texts);
  const kept = named.filter((each) => each === group[0] || !isTag(each, group[0] ?? each));
  return kept
    .flatMap(({ words }) => {
      if (words.length < 2 || !isCjk(words)) return [words.map(({ text }) => text).join(' ')];
      return isFamilyAndGiven(
        words.map(({ text }) => text),
        labelled,
      )
        ? [words.map(({ text }) => text).join(' ')]
        : words.map(({ text }) => text);
    })
    .map(tidyName);
}

/** "山田 太郎" is one name, "王小明 李小雷" are two; behind a label reporters are listed with spaces. */
function isFamilyAndGiven(texts: readonly string[], labelled: boolean): boolean {
  const [family = '', given = ''] = texts;
  if (texts.length !== 2) return false;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々]/u.test(family + given)) return true;
  return !labelled && Math.min(family.length, given.length) <= 2 && family.length + given.length <= 4;
}

/** "Pao, Jeff", "van Gogh, Vincent", several such pairs in a row; in a list with semicolons also "García Márquez, Gabriel". */
function isTurned(parts: readonly string[], inverted: boolean): boolean {
  if (parts.length === 0 || parts.length % 2 === 1) return false;
  return parts.every((part, index) => {
    if (index % 2 === 1)
      return (
        /^\p{L}[\p{L}\p{M}.'’ -]*$/u.test(part) &&
        (parts.length === 2 || !part.includes(' ') || INITIALS.test(part))
      );
    const first = parts[index + 1] ?? '';
    if (isLetters(first, part)) return false;
    return (
      !part.includes(' ') || PARTICLE.test(part) || (inverted && !first.includes(' ')) || INITIALS.test(first)
    );
  });
}

function turnPairs(parts: readonly string[]): readonly string[] {
  return parts.flatMap((last, index) =>
    index % 2 === 0 ? [tidyName(`${parts[index + 1] ?? ''} ${last}`)] : [],
  );
}

/** A word that stands behind a name without being one: an agency's letters, or one word where the name has two (a town). */
function isTag({ words, part }: Reading, first: Reading): boolean {
  const [only] = words;
  if (only === undefined || words.length > 1 || isCjk(words)) return false;
  if ((first.words.length > 1 || first.part.cut) && /^\p{Lu}/u.test(only.text)) return true;
  return isLetters(only.text, first.words[0]?.text ?? '') || (part.joint === '-' && first.words.length > 1);
}

function isLetters(part: string, beside: string): boolean {
  return /^\p{Lu}{2,5}$/u.test(part) && /\p{Ll}/u.test(beside);
}
