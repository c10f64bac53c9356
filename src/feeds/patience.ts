import type { Pool, PoolAnswer } from '../web/pool.ts';
import { explainBadXml } from './complaint.ts';
import type { ParseAsk } from './parse.worker.ts';
import type { ReadAnswer } from './read.ts';

/** So many feeds are remembered at most; beyond that the oldest is forgotten. */
const MOST_REMEMBERED = 1000;

/** Reads a feed's bytes in a worker, whatever they do to it. */
export type Patience = {
  read(ask: Omit<ParseAsk, 'first'>): Promise<ReadAnswer>;
};

/**
 * A feed whose bytes kill the worker is read by feedsmith in a fresh one, once, and from then on in this run at once:
 * else each of its polls would cost the deadline.
 */
export function createPatience(pool: Pool<ParseAsk, ReadAnswer>): Patience {
  const heavy = new Set<string>();
  return {
    read: async (ask) => {
      if (!heavy.has(ask.url)) {
        const answer = await pool.run({ ...ask, first: 'rss-parser' });
        if (answer.kind === 'done') return answer.answer;
        remember(heavy, ask.url);
      }
      return settle(ask.url, await pool.run({ ...ask, first: 'feedsmith' }));
    },
  };
}

function settle(url: string, answer: PoolAnswer<ReadAnswer>): ReadAnswer {
  switch (answer.kind) {
    case 'done':
      return answer.answer;
    case 'late':
      return { kind: 'fault', fault: explainBadXml(url, 'reading it took too much time') };
    case 'died':
      return { kind: 'fault', fault: explainBadXml(url, 'reading it took too much memory') };
  }
}

function remember(heavy: Set<string>, url: string): void {
  const [oldest] = heavy;
  if (heavy.size >= MOST_REMEMBERED && oldest !== undefined) heavy.delete(oldest);
  heavy.add(url);
}
