import { answer as read, type ParseAsk } from '../../src/feeds/parse.worker.ts';
import type { ReadAnswer } from '../../src/feeds/read.ts';

/** The worker of feeds, for tests: bytes that say so hang it or take all its memory, whoever reads them or rss-parser alone. */
export async function answer(ask: ParseAsk): Promise<ReadAnswer> {
  const text = Buffer.from(ask.body).toString();
  const heavy = ask.first === 'rss-parser' || text.includes('for everyone');
  if (heavy && text.includes('hang')) for (;;);
  if (heavy && text.includes('hoard')) {
    const hoard: number[][] = [];
    for (;;) hoard.push(Array.from({ length: 1_000_000 }, () => 0.5));
  }
  return read(ask);
}
