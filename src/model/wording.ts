import type { Difference, Passage } from './difference.ts';
import type { Change } from './facts.ts';

/** A difference is told in a clause no longer than this; characters. */
const LONGEST = 300;
/** What is quoted of a headline or note, and of a passage around what changed; characters. */
const LONGEST_QUOTE = 90;
const LONGEST_PASSAGE = 70;
/** Words shown before and behind what changed in a passage. */
const AROUND = 3;

/** Says what changed, in a clause for a person without a full stop; the gravest first, and bounded. */
export function describeDifference(difference: Difference): string {
  const { title, byline, note, changed } = difference;
  const clauses = [
    ...(title === null ? [] : [`the headline “${cut(title.before)}” became “${cut(title.after)}”`]),
    ...(note === null ? [] : [`it says now: “${cut(note)}”`]),
    ...changed.flatMap(describeFacts),
    ...(byline === null
      ? []
      : [`the byline ${nameNobody(byline.before)} became ${nameNobody(byline.after)}`]),
    ...describePassages(difference),
  ];
  return clauses.reduce((told, clause) => {
    const longer = told === '' ? clause : `${told}; ${clause}`;
    return longer.length <= LONGEST ? longer : told;
  }, '');
}

/** The start of a text, with a sign where it was cut. */
function cut(text: string, length = LONGEST_QUOTE): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

function describeFacts({ numbers, names }: Passage): readonly string[] {
  return [numbers, names].flatMap((fact) => (fact === null ? [] : [describeFact(fact)]));
}

function describeFact({ before, after }: Change): string {
  return after === ''
    ? `${cut(before, 40)} is not there any more`
    : `${cut(before, 40)} became ${cut(after, 40)}`;
}

function nameNobody(byline: string): string {
  return byline === '' ? '(nobody)' : cut(byline, 60);
}

function describePassages({ added, gone, changed }: Difference): readonly string[] {
  const [first, ...others] = changed.filter(({ numbers, names }) => numbers === null && names === null);
  return [
    ...(first === undefined ? [] : [describePassage(first)]),
    ...count(others.length, 'changed too'),
    ...count(added.length, 'new'),
    ...count(gone.length, 'gone'),
  ];
}

function count(paragraphs: number, what: string): readonly string[] {
  if (paragraphs <= 0) return [];
  return [paragraphs === 1 ? `one paragraph is ${what}` : `${paragraphs} paragraphs are ${what}`];
}

/** Both wordings without what they share, but for a few words around it. */
function describePassage({ before, after }: Change): string {
  const was = before.split(' ');
  const is = after.split(' ');
  const shorter = Math.min(was.length, is.length);
  let from = 0;
  while (from < shorter && was[from] === is[from]) from++;
  let behind = 0;
  while (behind < shorter - from && was.at(-1 - behind) === is.at(-1 - behind)) behind++;
  const show = (words: readonly string[]): string => {
    const shown = words.slice(Math.max(from - AROUND, 0), words.length - Math.max(behind - AROUND, 0));
    return cut(shown.join(' '), LONGEST_PASSAGE);
  };
  return `“${show(was)}” became “${show(is)}”`;
}
