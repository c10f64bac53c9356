import type { Article } from '../model/article.ts';
import { findLead } from '../model/lead.ts';
import type { Unit } from '../model/summary.ts';
import { overlap } from '../model/words.ts';
import { opensAnew } from './gaps.ts';
import { readLeaning, type Care } from './leaning.ts';
import { findNameWords, findTopNames } from './names.ts';
import { rateUnits, weighWords, type RatedUnit } from './rate.ts';
import { measure } from './told.ts';
import type { FoundUnit } from './units.ts';

/** Added for each of the article's commonest names that is not told yet. */
const NEW_NAME = 0.2;
/**
 * Taken away for each sentence that is left out in front of a unit, up to so many: of posts behind a gap readers say
 * several times as often that they dangle (docs/thread-quality.md).
 */
const LEFT_OUT: Readonly<Record<Care, number>> = { strict: 0.1, loose: 0.05 };
const MOST_COUNTED = 8;
/** Of what begins with somebody or something new only so many count. */
const MOST_ANEW = 2;
/** Nothing is looked for farther behind what is told; sentences. */
const FARTHEST = 40;
/** A sentence of this length counts what its place does; characters. */
const SENTENCE = 140;
/** Taken away for each post, so that sentences that fit into one are not told in two. */
const POST = 0.05;
/** Two units that share more of their word pairs say the same. */
const MOST_REPEATED = 0.25;
/** So many beginnings of a thread are carried on at each step; with more nothing better was found. */
const BEAM = 24;

type Candidate = RatedUnit & {
  readonly names: ReadonlySet<number>;
  /** So many of the sentences that are left out before it count. */
  readonly mostCounted: number;
};

/** The beginning of a thread: its units, and what they have told so far. */
type Telling = {
  readonly chosen: readonly Candidate[];
  /** What spoke for each unit. */
  readonly whys: readonly string[];
  readonly score: number;
  /** Which of the article's sentences comes next. */
  readonly next: number;
  readonly names: ReadonlySet<number>;
  readonly words: ReadonlySet<string>;
};

/** A beginning, the unit that would carry it on, and what that unit counts there. */
type Step = { readonly from: Telling; readonly candidate: Candidate; readonly gain: Gain };
type Gain = Readonly<Record<'place' | 'names' | 'words' | 'gap', number>>;

const NOTHING: Telling = {
  chosen: [],
  whys: [],
  score: 0,
  next: 0,
  names: new Set(),
  words: new Set(),
};

/** Chooses at most `count` units in the article's order. */
export type Select = (count: number, care: Care) => Unit[];

/**
 * Reads an article's units once, to choose those that together count the most: by their place, by the names and words
 * that they tell first, and by how little is left out between them. The lead comes first where it stands alone.
 */
export function readSelect(article: Article, units: readonly FoundUnit[]): Select {
  const leaning = readLeaning(article);
  const lead = findLead(article.blocks);
  const readNames = findTopNames(article.blocks, findNameWords(article.blocks));
  const weigh = weighWords(article.blocks);
  const all = rateUnits(units).map((rated): Candidate => {
    const { text } = rated.unit;
    const mostCounted = opensAnew(text) ? MOST_ANEW : MOST_COUNTED;
    return { ...rated, names: readNames(text), mostCounted };
  });
  return (count, care) => {
    const leads = all.filter(({ unit }) => opensBlock(unit, lead) && leaning.isTold(unit, [], care));
    let open: readonly Telling[] = [NOTHING];
    let best = NOTHING;
    for (let told = 0; told < count; told += 1) {
      const candidates = told === 0 && leads.length > 0 ? leads : all;
      const steps = open.flatMap((from) => listSteps(from, candidates, weigh, LEFT_OUT[care]));
      open = takeBest(steps, ({ from: { chosen }, candidate }) => {
        const isNew = chosen.every(({ pairs }) => overlap(candidate.pairs, pairs) <= MOST_REPEATED);
        return isNew && leaning.isTold(candidate.unit, chosen.map(toUnit), care);
      });
      best = [best, ...open].reduce((a, b) => (b.score > a.score ? b : a));
    }
    return tell(best, leads.length > 0);
  };
}

function tell({ chosen, whys }: Telling, isLed: boolean): Unit[] {
  return chosen.map(({ unit: { text, sources } }, index) => ({
    text,
    sources,
    why: index === 0 && isLed ? 'the lead' : (whys[index] ?? ''),
  }));
}

/** The units that could come next and make the thread better. */
function listSteps(
  from: Telling,
  candidates: readonly Candidate[],
  weigh: (word: string) => number,
  leftOut: number,
): Step[] {
  return candidates
    .filter(({ unit }) => unit.place >= from.next && unit.place <= from.next + FARTHEST)
    .map((candidate) => ({ from, candidate, gain: findGain(from, candidate, weigh, leftOut) }))
    .filter(({ gain }) => sum(gain) > 0);
}

function findGain(
  from: Telling,
  candidate: Candidate,
  weigh: (word: string) => number,
  leftOut: number,
): Gain {
  const { unit, position, mostCounted } = candidate;
  let [names, words] = [0, 0];
  for (const name of candidate.names) if (!from.names.has(name)) names += NEW_NAME;
  for (const word of candidate.words) if (!from.words.has(word)) words += weigh(word);
  const gap = from.chosen.length === 0 ? 0 : Math.min(unit.place - from.next, mostCounted) * leftOut;
  // By its length, so that two short posts are no better than one that tells both sentences.
  return { place: (position * measure(unit.text)) / SENTENCE - POST, names, words, gap };
}

/** The best steps that hold, at most `BEAM` of them, as the beginnings that they make. */
function takeBest(steps: readonly Step[], holds: (step: Step) => boolean): Telling[] {
  const taken: Telling[] = [];
  const sorted = steps
    .map((step) => ({ step, score: step.from.score + sum(step.gain) }))
    .sort((a, b) => b.score - a.score);
  for (const { step } of sorted) {
    if (taken.length >= BEAM) break;
    if (holds(step)) taken.push(goOn(step));
  }
  return taken;
}

function goOn({ from, candidate, gain }: Step): Telling {
  return {
    chosen: [...from.chosen, candidate],
    whys: [...from.whys, tellWhy(gain)],
    score: from.score + sum(gain),
    next: candidate.unit.place + candidate.unit.sources.length,
    names: new Set([...from.names, ...candidate.names]),
    words: new Set([...from.words, ...candidate.words]),
  };
}

function tellWhy({ place, names, words, gap }: Gain): string {
  const count = Math.round(names / NEW_NAME);
  const named =
    count === 0 ? '' : `, ${count === 1 ? 'a name' : `${count} names`} not told yet ${names.toFixed(2)}`;
  const left = gap === 0 ? '' : `, less ${gap.toFixed(2)} for what is left out before it`;
  return `its place ${place.toFixed(2)}${named}, words not told yet ${words.toFixed(2)}${left}`;
}

function sum({ place, names, words, gap }: Gain): number {
  return place + names + words - gap;
}

function toUnit({ unit }: Candidate): FoundUnit {
  return unit;
}

function opensBlock(unit: Unit, paragraph: number): boolean {
  return unit.sources[0]?.paragraph === paragraph && unit.sources[0].sentence === 0;
}
