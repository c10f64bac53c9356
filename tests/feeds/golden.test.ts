import { describe, expect, it } from 'vitest';
import { answer } from '../../src/feeds/parse.worker.ts';
import type { ReadAnswer } from '../../src/feeds/read.ts';
import type { Sample } from './corpus.ts';
import { expectedPath, readGolden } from './golden.ts';
import { tell } from './tell.ts';

const URL = 'https://feeds.harbour.example/all';
const golden = readGolden();

function read({ body }: Sample, first: 'rss-parser' | 'feedsmith'): Promise<ReadAnswer> {
  return answer({ body, contentType: null, url: URL, base: URL, first, maxBytes: 1_000_000 });
}

describe('the golden feeds', () => {
  it('are at least forty', () => {
    expect(golden.length).toBeGreaterThanOrEqual(40);
  });

  it.each(golden)('read as it is written down: $name (fault 3)', async (sample) => {
    await expect(tell(await read(sample, 'rss-parser'))).toMatchFileSnapshot(expectedPath(sample.name));
  });

  it.each(golden)('read the same by feedsmith alone: $name', async (sample) => {
    const byBoth = tell(await read(sample, 'rss-parser'));
    const alone = tell(await read(sample, 'feedsmith'));
    expect(alone).toBe(byBoth.replace(' by rss-parser', ' by feedsmith'));
  });
});
