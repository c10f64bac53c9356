import { isTaken } from './ask.ts';
import type { Difference, Passage } from './difference.ts';
import { isPlain } from './entities.ts';
import { foldText, GONE, type Revision } from './revision.ts';
import { splitSentences } from './sentences.ts';
import { refuse, take, type Step } from './step.ts';
import type { Event, Thread } from './thread.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long an article is looked at again after the first post about it; milliseconds. */
export const WATCHED = 48 * HOUR;

/** When it is looked at, counted from the first post; then every six hours. Milliseconds. */
const LOOKS: readonly number[] = [15 * MINUTE, 75 * MINUTE, 255 * MINUTE, 615 * MINUTE];
const LATER = 6 * HOUR;

/** What became of an article after its thread was out. `mark` names the revision, `reason` is a clause for a person. */
export type Finding = { readonly why: 'changed' | 'gone'; readonly mark: string; readonly reason: string };

/** When the article of a thread that began at `startedAt` is to be looked at next, after a look at `lookedAt`. Ms since the epoch. */
export function nextLook(startedAt: number, lookedAt: number): number {
  const age = lookedAt - startedAt;
  const look = LOOKS.find((each) => each > age);
  if (look !== undefined) return startedAt + look;
  const last = LOOKS.at(-1) ?? 0;
  return startedAt + last + LATER * (Math.floor((age - last) / LATER) + 1);
}

/** The revisions of its article that a thread's people know, oldest first, by their hashes: what it was made of, and what was put before them since. */
function knownMarks(events: readonly Event[]): readonly string[] {
  return events.flatMap(({ kind, about }) => {
    const mark = kind === 'filed' ? about['revision'] : about['mark'];
    const tells = kind === 'filed' || (TELLING.has(kind) && about['why'] === 'changed');
    return tells && typeof mark === 'string' ? [mark] : [];
  });
}

const TELLING: ReadonlySet<string> = new Set(['withheld', 'article-changed']);

/** The last of the kept revisions that a thread's people know; `null` where none is. */
export function findKnown<Kept extends Revision>(
  events: readonly Event[],
  kept: readonly Kept[],
): Kept | null {
  const told = knownMarks(events).flatMap((mark) => kept.find(({ hash }) => hash === mark) ?? []);
  return told.at(-1) ?? null;
}

/** Tells on a thread that is out what became of its article: each revision once. `correction` is the thread that says so, if one does. */
export function noteFinding(
  thread: Thread,
  events: readonly Event[],
  finding: Finding,
  correction: string | null,
  at: number,
): Step {
  if (thread.state !== 'published' && thread.state !== 'accepted') {
    return refuse(`it is ${thread.state}; nothing of it is to be corrected`);
  }
  const told = events.some(({ kind, about }) => kind === 'article-changed' && about['mark'] === finding.mark);
  if (told) return refuse('that was told already');
  return take(thread, at, 'article-changed', { ...finding, correction });
}

/** The article of the thread that corrects another one for this revision: a name of its own under the story's link. */
export function nameCorrection(article: string, { hash }: Revision): string {
  return `${article}#correction-${hash.slice(0, 8)}`;
}

/** The kept revision that a correction was made of, by its article's name. */
export function findCorrected<Kept extends Revision>(article: string, kept: readonly Kept[]): Kept | null {
  return kept.find((revision) => nameCorrection(storyOf(article), revision) === article) ?? null;
}

/** The story that a thread's article belongs to: a correction's is the one it corrects. */
export function storyOf(article: string): string {
  return article.replace(/#correction-[0-9a-f]{8}$/, '');
}

/** Whether the last look found the page gone already. */
export function wasGone(kept: readonly Revision[]): boolean {
  return kept.at(-1)?.hash === GONE.hash;
}

/**
 * A correction in the article's own words: its note, else its headline, else the sentence that says it now, else the same
 * with other words before it where other accounts have said it (`taken`); what all of them say where nothing else is left.
 * `null` where none of them `fits` a post or each holds something that X would make live.
 */
export function writeCorrection(
  difference: Difference,
  fits: (text: string) => boolean,
  taken: readonly string[] = [],
): string | null {
  const { title, note, changed } = difference;
  const headline = title === null ? [] : [title.after];
  const sentences = changed.flatMap(findSentences);
  const wordings = [
    ...(note === null ? [] : [note]),
    ...headline.map((words) => `Correction: the headline now reads “${words}”`),
    ...sentences.map((sentence) => `Correction: the story now says “${sentence}”`),
    ...headline.map((words) => `Corrected headline: “${words}”`),
    ...sentences.map((sentence) => `Corrected: “${sentence}”`),
  ];
  const fitting = wordings.map((text) => text.normalize('NFC')).filter((text) => isPlain(text) && fits(text));
  return fitting.find((text) => !isTaken(text, taken)) ?? fitting[0] ?? null;
}

/** The sentences of a rewritten paragraph that hold what came into the place of a number or name. */
function findSentences({ before, after, numbers, names }: Passage): readonly string[] {
  if (numbers === null && names === null) return [];
  const facts = [numbers, names].flatMap((fact) =>
    fact === null || fact.after === '' ? [] : fact.after.split(', '),
  );
  const known = new Set(splitSentences(before).map(({ text }) => foldText(text)));
  const said = splitSentences(after).filter(({ text }) => !known.has(foldText(text)));
  const telling = said.filter(({ text }) => facts.some((fact) => foldFact(text).includes(foldFact(fact))));
  return (telling.length > 0 ? telling : said).map(({ text }) => text);
}

function foldFact(text: string): string {
  return text.toLowerCase().replace(/,(?=\d{3}(?!\d))/g, '');
}
