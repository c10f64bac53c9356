import { craneDrivers } from './stories/crane-drivers.ts';
import { deepWaterBerth } from './stories/deep-water-berth.ts';
import { gridInterview } from './stories/grid-interview.ts';
import { opinionLorries } from './stories/opinion-lorries.ts';
import { pilotCleared } from './stories/pilot-cleared.ts';
import { salvageClaim } from './stories/salvage-claim.ts';
import { shorePower } from './stories/shore-power.ts';
import { windyWinter } from './stories/windy-winter.ts';
import type { Story } from './story.ts';

/** A story in the paper: `number` makes its guid, `age` is minutes before the site opened, `held` waits for `release`. */
type Slip = {
  readonly story: Story;
  readonly number: number;
  readonly age: number;
  readonly held: boolean;
};

/** A story with the address and the moment of its publication. */
export type Published = {
  readonly story: Story;
  /** Canonical link of its page. */
  readonly url: string;
  readonly guid: string;
  readonly at: Date;
};

/** Newest first but for one: feeds are rarely in perfect order. */
const EDITION: readonly Slip[] = [
  { story: craneDrivers, number: 2418, age: 4, held: true },
  { story: pilotCleared, number: 2415, age: 16, held: true },
  { story: opinionLorries, number: 2416, age: 11, held: true },
  { story: gridInterview, number: 2411, age: 28, held: true },
  { story: shorePower, number: 2409, age: 41, held: true },
  { story: deepWaterBerth, number: 2397, age: 5 * 60, held: false },
  { story: windyWinter, number: 2388, age: 9 * 60, held: false },
  { story: salvageClaim, number: 2371, age: 26 * 60, held: false },
];

/** What stands in the paper, in the feed's order. `now` in milliseconds since the epoch is when the site opened. */
export function publishEdition(origin: string, now: number, released: boolean): readonly Published[] {
  return EDITION.filter(({ held }) => released || !held).map(({ story, number, age }) => ({
    story,
    url: `${origin}/${story.section}/${story.slug}/`,
    guid: `${origin}/?p=${number}`,
    at: new Date(now - age * 60_000),
  }));
}
