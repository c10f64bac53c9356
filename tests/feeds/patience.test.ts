import { describe, expect, it, onTestFinished } from 'vitest';
import type { ParseAsk } from '../../src/feeds/parse.worker.ts';
import { createPatience, type Patience } from '../../src/feeds/patience.ts';
import type { ReadAnswer } from '../../src/feeds/read.ts';
import { describeFault } from '../../src/model/fault.ts';
import { createPool } from '../../src/web/pool.ts';

type Bench = { read(url: string, note: string): Promise<string>; readonly asked: readonly string[] };

/** The real thing over a worker that can be made to hang; `asked` is who was asked to read first, ask by ask. */
function open(deadline: number): Bench {
  const asked: string[] = [];
  const pool = createPool<ParseAsk, ReadAnswer>('heavy.worker', import.meta.url, deadline);
  onTestFinished(() => pool.close());
  const patience: Patience = createPatience({
    run: (ask) => {
      asked.push(ask.first);
      return pool.run(ask);
    },
    close: () => pool.close(),
  });
  const read = async (url: string, note: string) => {
    const xml = `<rss version="2.0"><channel><title>D</title><item><guid>1</guid></item></channel></rss><!-- ${note} -->`;
    const ask = { body: Buffer.from(xml), contentType: null, url, base: url, maxBytes: 10_000 };
    const answer = await patience.read(ask);
    return answer.kind === 'fault' ? describeFault(answer.fault) : (answer.feed.nature?.parser ?? '');
  };
  return { read, asked };
}

const A = 'https://a.example/feed';
const B = 'https://b.example/feed';

describe('createPatience', () => {
  it.each([
    ['hangs', 'hang', 5_000],
    ['takes all the memory', 'hoard', 60_000],
  ])(
    'gives a feed that %s to feedsmith in a fresh worker, and from then on at once (faults 3, 45)',
    async (_, note, deadline) => {
      const { read, asked } = open(deadline);
      expect(await read(B, '')).toBe('rss-parser');
      expect(await read(A, note)).toBe('feedsmith');
      expect(await read(A, note)).toBe('feedsmith');
      expect(await read(B, '')).toBe('rss-parser');
      expect(asked).toEqual(['rss-parser', 'rss-parser', 'feedsmith', 'feedsmith', 'rss-parser']);
    },
  );

  it('costs a feed that nobody can read one failure, and does not read the same bytes twice (faults 3, 45)', async () => {
    const { read, asked } = open(5_000);
    const fault =
      'https://a.example/feed is not a feed that can be read: reading it took too much time; have its site check it with a feed validator';
    expect(await read(A, 'hang for everyone')).toBe(fault);
    expect(await read(A, 'hang for everyone')).toBe(fault);
    expect(asked).toEqual(['rss-parser', 'feedsmith']);
    expect(await read(B, '')).toBe('rss-parser');
    expect(await read(A, 'well again')).toBe('feedsmith');
  });
});
