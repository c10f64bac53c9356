import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/feeds/parse.worker.ts';
import type { Feed } from '../../src/model/feed.ts';
import { decodeText } from '../../src/web/decode.ts';
import { CORPUS_IS_HERE, readCorpus, type Sample } from './corpus.ts';
import { DAMAGES, type Damage } from './damage.ts';
import { readGolden } from './golden.ts';
import { countOurs, countShown } from './survival.ts';

const URL = 'https://feeds.example/all';

/** A feed as text, with how many entries it shows. */
type Sound = { readonly name: string; readonly text: string; readonly shown: number };

async function read(body: Uint8Array): Promise<Feed | null> {
  const ask = { contentType: null, url: URL, base: URL, first: 'rss-parser', maxBytes: 20_000_000 } as const;
  const answered = await answer({ ...ask, body });
  return answered.kind === 'feed' ? answered.feed : null;
}

/** Those whose entries can be told apart: of an empty element nothing is left to read. */
async function gather(samples: readonly Sample[]): Promise<readonly Sound[]> {
  const sound: Sound[] = [];
  for (const { name, body } of samples) {
    const text = decodeText(body, null);
    const shown = countShown(text);
    const feed = await read(body);
    if (shown !== null && (feed?.entries.length ?? 0) > 0) sound.push({ name, text, shown });
  }
  return sound;
}

/** How many entries a damage leaves whole. */
function countWhole({ name }: Damage, feed: Sound, damaged: Uint8Array): number {
  if (name === 'one title that is not closed') return feed.shown - 1;
  if (!name.startsWith('cut')) return feed.shown;
  return countShown(decodeText(damaged, null)) ?? 0;
}

/** The feeds that lose more than a tenth of their whole entries. */
async function findLosses(damage: Damage, feeds: readonly Sound[]): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const feed of feeds) {
    const damaged = damage.inject(feed.text);
    if (damaged === null) continue;
    const body = Buffer.from(damaged);
    const whole = countWhole(damage, feed, body);
    const count = await countOurs(body);
    if (count < whole * 0.9) lost.push(`${feed.name}: ${count} of ${whole}`);
  }
  return lost;
}

describe('a damaged golden feed', () => {
  let feeds: readonly Sound[] = [];
  beforeAll(async () => {
    // Those with a damage of their own are read in golden.test.ts.
    const own = /cut|unclosed|doubled|twice-over|markup|charset|outside/;
    feeds = await gather(readGolden().filter(({ name }) => name.endsWith('.xml') && !own.test(name)));
  });

  it.each(DAMAGES)('is read all the same: $name (fault 3)', async (damage) => {
    expect(feeds.length).toBeGreaterThan(30);
    expect(await findLosses(damage, feeds)).toEqual([]);
  });

  it('keeps whole entries as they were and nothing of the one it breaks off in (fault 3)', async () => {
    const cuts = DAMAGES.filter(({ name }) => name.startsWith('cut'));
    for (const { inject } of cuts) {
      for (const { text } of feeds) {
        const damaged = inject(text);
        const [whole, cut] = [
          await read(Buffer.from(text)),
          damaged === null ? null : await read(Buffer.from(damaged)),
        ];
        const keys = new Map(whole?.entries.map(({ key, title }) => [key, title]));
        for (const { key, title } of cut?.entries ?? []) expect(keys.get(key)).toBe(title);
        expect(cut?.nature?.whole ?? false).toBe(false);
      }
    }
  });
});

it.skipIf(!CORPUS_IS_HERE)(
  'every real feed is read, in whatever format it is (skipped where the corpus is missing)',
  async () => {
    const samples = readCorpus();
    expect(samples.length).toBeGreaterThan(150);
    for (const { name, body } of samples) expect(await read(body), name).not.toBeNull();
  },
);

describe.skipIf(!CORPUS_IS_HERE)('a damaged real feed (skipped where the corpus is missing)', () => {
  let feeds: readonly Sound[] = [];
  beforeAll(async () => {
    feeds = await gather(readCorpus());
  });

  it.each(DAMAGES)('is read all the same: $name (fault 3)', async (damage) => {
    expect(feeds.length).toBeGreaterThan(140);
    // Every third with every damage, another third with the next; `npm run bench:feeds` takes all with all.
    const place = DAMAGES.indexOf(damage);
    expect(
      await findLosses(
        damage,
        feeds.filter((_, at) => (at + place) % 3 === 0),
      ),
    ).toEqual([]);
  });
});
