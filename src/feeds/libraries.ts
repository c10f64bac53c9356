import { createRequire } from 'node:module';
import type * as Feedsmith from 'feedsmith';
import type * as Linkedom from 'linkedom';

const load = createRequire(import.meta.url);

/** Loaded when it is first asked for: rss-parser reads most feeds alone, and each takes a started worker 0.15 s. */
export const loadFeedsmith = (): typeof Feedsmith => load('feedsmith') as typeof Feedsmith;

/** Loaded when it is first asked for, as few titles have markup. */
export const loadLinkedom = (): typeof Linkedom => load('linkedom') as typeof Linkedom;
