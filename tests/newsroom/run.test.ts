import { describe, expect, it } from 'vitest';
import { keepRunning, type RingOn } from '../../src/newsroom/run.ts';
import { FaultError } from '../../src/model/fault.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';
import { createFakeNetwork } from './fake-network.ts';

const MINUTE = 60_000;

/** What happens while the bot runs, by its number of waits; the run is stopped after `waits` of them. */
type Script = Readonly<Record<number, (ring: () => Promise<void>) => unknown>>;

async function runDesk(desk: TestDesk, waits: number, script: Script = {}): Promise<void> {
  const stop = new AbortController();
  let ring = async (): Promise<void> => {};
  let waited = 0;
  const clock = {
    ...desk.clock,
    wait: async (ms: number, signal: AbortSignal): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
      await desk.clock.wait(ms, signal);
      await script[++waited]?.(ring);
      if (waited >= waits) stop.abort();
    },
  };
  const ringOn: RingOn = (toll) => {
    // A bell swallows what its round throws, as node-cron does.
    ring = () => toll('Mara Ellison').catch(() => undefined);
    return { stop: () => undefined };
  };
  await keepRunning({ ...desk, clock }, ringOn, stop.signal);
}

/** The second story comes after the baseline. */
function publish(desk: TestDesk): void {
  desk.pages.set('https://ledger.example/story-2', createArticle(2));
  desk.feedAnswers.set(FEED, showEntries(createEntry(2), createEntry(1)));
}

function openDesk(): TestDesk {
  const desk = createTestDesk();
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  return desk;
}

async function statesOf(desk: TestDesk): Promise<readonly string[]> {
  return (await desk.store.threads()).map(({ state }) => state);
}

describe('the bot while it runs', () => {
  it('polls everything at the start, and what a bell brings goes out', async () => {
    const desk = openDesk();
    await runDesk(desk, 20, {
      1: async (ring) => {
        publish(desk);
        await ring();
      },
    });
    expect(await statesOf(desk)).toEqual(['published']);
  });

  it('takes up within seconds what another process approved, with no bell at all', async () => {
    const desk = openDesk();
    desk.pages.set('https://ledger.example/a', createArticle(1, { url: 'https://ledger.example/a' }));
    const entry = { feed: FEED, byline: 'Mara Ellison', key: 'k' };
    const posts = [{ text: 'One.', weight: 4, sources: [] }];
    const about = {
      account: 'mara',
      article: 'https://ledger.example/a',
      title: 'A',
      byline: 'Mara Ellison',
    };
    const file = () =>
      desk.store.file(entry, [{ ...about, posts, reason: '', approvedBy: 'an editor' }], desk.clock.now());
    let filedAt = 0;
    await runDesk(desk, 4, { 1: () => file().then(() => (filedAt = desk.clock.now())) });
    expect((desk.network.truth[0]?.at ?? Infinity) - filedAt).toBeLessThanOrEqual(15_000);
  });

  it('reads a page that has settled between two bells, and not before', async () => {
    const desk = createTestDesk({ settle: 2 * MINUTE });
    desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
    let seenAt = 0;
    let readAt = 0;
    const { read } = desk.articles;
    desk.articles.read = (url, signal) => {
      readAt = desk.clock.now();
      return read(url, signal);
    };
    await runDesk(desk, 40, {
      1: async (ring) => {
        publish(desk);
        seenAt = desk.clock.now();
        await ring();
      },
    });
    expect(await statesOf(desk)).toEqual(['published']);
    expect(readAt - seenAt).toBeGreaterThanOrEqual(2 * MINUTE);
    expect(readAt - seenAt).toBeLessThanOrEqual(3 * MINUTE);
  });

  it('goes on after a full disk, and ends at a bug instead of never polling again (faults 27, 35)', async () => {
    const desk = openDesk();
    const { recordReading } = desk.store;
    const full = new FaultError({ what: 'the disk is full', remedy: 'make room' });
    const breakWith = (error: Error) => async (ring: () => Promise<void>) => {
      desk.store.recordReading = async () => {
        throw error;
      };
      await ring();
    };
    const mend = async (ring: () => Promise<void>): Promise<void> => {
      desk.store.recordReading = recordReading;
      publish(desk);
      await ring();
    };
    await runDesk(desk, 20, { 1: breakWith(full), 2: mend });
    expect(await statesOf(desk)).toEqual(['published']);
    expect(desk.lines.join('\n')).toContain('the disk is full');
    const before = desk.clock.now();
    await expect(runDesk(desk, 50, { 1: breakWith(new Error('a bug')) })).rejects.toThrow('a bug');
    expect(desk.clock.now() - before).toBeLessThan(5 * MINUTE);
  });

  it('delivers nothing for an account that is not verified, and asks about it again', async () => {
    const desk = openDesk();
    const { whoAmI } = desk.network;
    const asked: number[] = [];
    desk.network.whoAmI = async (signal) => {
      asked.push(desk.clock.now());
      if (asked.length > 1) return whoAmI(signal);
      return { kind: 'unreachable', fault: { what: 'no answer', remedy: 'wait' } };
    };
    await runDesk(desk, 40, {
      1: async (ring) => {
        publish(desk);
        await ring();
      },
    });
    const [first, second] = asked;
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(MINUTE);
    expect(desk.network.truth[0]?.at ?? 0).toBeGreaterThanOrEqual(second ?? Infinity);
    expect(asked).toHaveLength(2);
    expect(await statesOf(desk)).toEqual(['published']);
  });

  it('asks again about a token that was refused in mid-thread, and then finishes the thread (fault 23)', async () => {
    const desk = openDesk();
    desk.network.faults.push('none', 'auth');
    await runDesk(desk, 120, {
      1: async (ring) => {
        publish(desk);
        await ring();
      },
    });
    expect(await statesOf(desk)).toEqual(['published']);
  });

  it('sends nothing under its own name once another process pinned the account as somebody else (fault 42)', async () => {
    const desk = openDesk();
    const other = { ...desk, network: createFakeNetwork(desk.clock) };
    await runDesk(desk, 30, {
      1: async (ring) => {
        await other.store.pin('mara', { network: 'x', id: '77', handle: 'another' }, desk.clock.now());
        desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
        await ring();
        publish(desk);
        await ring();
      },
    });
    expect(await statesOf(desk)).toEqual(['approved']);
    expect(desk.network.calls).toEqual([]);
    expect(desk.lines.filter((line) => line.includes('account is left alone'))).toHaveLength(1);
    expect((await desk.store.accountState('mara')).identity?.id).toBe('77');
  });
});
