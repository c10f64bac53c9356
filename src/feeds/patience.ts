import { createHash } from 'node:crypto';
import type { Pool } from '../web/pool.ts';
import { explainBadXml } from './complaint.ts';
import type { ParseAsk } from './parse.worker.ts';
import type { ReadAnswer } from './read.ts';

/** So many feeds are remembered at most; beyond that the oldest is forgotten. */
const MOST_REMEMBERED = 1000;

/** Reads a feed's bytes in a worker, whatever they do to it. */
export type Patience = {
  read(ask: Omit<ParseAsk, 'first'>): Promise<ReadAnswer>;
};

/** What is known of a feed that was too much: the bytes that killed feedsmith as well, and what was said of them. */
type Heavy = { readonly digest: string; readonly answer: ReadAnswer } | null;

/**
 * A feed whose bytes kill the worker is read by feedsmith in a fresh one, once, and from then on in this run at once;
 * bytes that killed both are not read again. Else each poll of it would cost the deadline.
 */
export function createPatience(pool: Pool<ParseAsk, ReadAnswer>): Patience {
  const known = new Map<string, Heavy>();
  return {
    read: async (ask) => {
      const heavy = known.get(ask.url);
      if (heavy === undefined) {
        const answer = await pool.run({ ...ask, first: 'rss-parser' });
        if (answer.kind === 'done') return answer.answer;
        remember(known, ask.url, null);
      } else if (heavy !== null && heavy.digest === digest(ask.body)) return heavy.answer;
      const second = await pool.run({ ...ask, first: 'feedsmith' });
      if (second.kind === 'done') return second.answer;
      const why = `reading it took too much ${second.kind === 'late' ? 'time' : 'memory'}`;
      const answer: ReadAnswer = { kind: 'fault', fault: explainBadXml(ask.url, why) };
      remember(known, ask.url, { digest: digest(ask.body), answer });
      return answer;
    },
  };
}

function digest(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64');
}

function remember(known: Map<string, Heavy>, url: string, heavy: Heavy): void {
  const [oldest] = known.keys();
  if (known.size >= MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
  known.delete(url);
  known.set(url, heavy);
}
