import type { Budget } from '../../src/model/budget.ts';
import type { Chance } from './chance.ts';
import { drawFate, STEADY, type Fate } from './pages.ts';
import { DAWN } from './stage.ts';
import type { Weather } from './drawn-faults.ts';
import { MINUTE } from './world.ts';

/** What a seed decides before anything happens. Probabilities are for each step. */
export type World = {
  readonly weather: Weather;
  /** No faults, no crashes, nobody: exactly N requests, and nobody is asked. */
  readonly calm: boolean;
  readonly style: Style;
  readonly budget: Budget | null;
  /** Posts of each thread that is filed at the start. */
  readonly threads: readonly {
    readonly posts: number;
    readonly byRule: boolean;
    readonly corrects: boolean;
  }[];
  /** What becomes of the pages of those threads after so long (virtual ms), and how they come to be read. */
  readonly pages: Fate;
  /** Stories in the feed, which the processes find and draft themselves. */
  readonly stories: number;
  readonly stormSteps: number;
  readonly crash: number;
  readonly freeze: number;
  readonly person: number;
  readonly jump: number;
  readonly stall: number;
  /** The last moment of a first post after its first sight or a person's word, and the rest between threads; ms. */
  readonly notAfter: number | null;
  readonly threadGap: number;
  /** Processes stop with a bad answer in hand, for hours, while people lose their patience. */
  readonly stalled: boolean;
};

/** How a process works: single runs, delivery alone, or the program as it keeps running. */
export type Style = 'once' | 'steady' | 'running';

/** Draws a world; `pace` is a chance of its own, so that worlds without it stay as they were. */
export function drawWorld(chance: Chance, pace: Chance): World {
  const calm = chance.hits(0.05);
  const stalled = !calm && chance.hits(0.08);
  const stories = chance.hits(0.12) ? 1 : 0;
  const posts = stories > 0 ? [] : [1 + chance.below(3), ...(chance.hits(0.4) ? [1 + chance.below(2)] : [])];
  const capped = !calm && stories === 0 && chance.hits(0.25);
  const prices = { post: 0.01, linkPost: 0.2, delete: 0.01, altText: 0.005, read: 0.001 };
  const isPaced = !calm && stories === 0;
  const perQuarterHour = Math.max(...posts, 2) + chance.below(2);
  const weather: Weather = {
    harm: calm ? 0 : chance.pick([0.1, 0.25, 0.5]),
    refusesDuplicates: chance.hits(0.4),
    favourite: stalled ? 'not-sent' : null,
  };
  return {
    weather,
    calm,
    style: chance.hits(0.03) ? 'running' : chance.pick(['once', 'steady', 'steady'] as const),
    budget: capped
      ? { perDay: null, perMonthUsd: null, reserveForBreaking: 0, perQuarterHour, prices }
      : null,
    pages: calm || stalled ? STEADY : drawFate(chance, DAWN),
    threads: posts.map((count) => ({
      posts: count,
      byRule: calm || chance.hits(0.8),
      corrects: chance.hits(0.15),
    })),
    stories,
    stormSteps: (stalled ? 400 : 60) + chance.below(120),
    crash: calm || stalled ? 0 : chance.pick([0, 0.01, 0.04]),
    freeze: calm ? 0 : stalled ? 0.7 : chance.pick([0, 0, 0.03]),
    person: calm ? 0 : stalled ? 0.06 : chance.pick([0, 0.02, 0.05]),
    jump: calm || stalled ? 0 : chance.pick([0, 0, 0.01]),
    stall: calm ? 0 : 0.02,
    stalled,
    notAfter: isPaced && pace.hits(0.2) ? pace.pick([20_000, MINUTE, 5 * MINUTE, 60 * MINUTE]) : null,
    threadGap: isPaced && pace.hits(0.15) ? pace.pick([MINUTE, 10 * MINUTE]) : 0,
  };
}
