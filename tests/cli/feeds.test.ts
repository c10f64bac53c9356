import { describe, expect, it } from 'vitest';
import { poll } from '../../src/newsroom/poll.ts';
import { createEntry, createTestDesk, FEED, showEntries, type TestDesk } from '../newsroom/desk.ts';
import { serve } from '../web/loopback.ts';
import { golden, openShell } from './feeds-shell.ts';

const NEVER = new AbortController().signal;
const WORLD = 'https://ledger.example/world';
const DEAD = 'https://dead.example/feed';
const FEEDS = `    feeds: [${FEED}, ${WORLD}, ${DEAD}]`;

/** A desk with a feed that works and holds a burst, one that fails, and one that is gone. */
async function openDesk(): Promise<TestDesk> {
  const desk = createTestDesk({ feeds: [FEED, WORLD, DEAD], burst: 1 });
  desk.feedAnswers.set(FEED, showEntries(createEntry(1, { published: null })));
  await poll(desk, FEED, NEVER);
  desk.clock.advance(600_000);
  desk.feedAnswers.set(
    FEED,
    showEntries(createEntry(2), createEntry(3), createEntry(4, { authors: ['Ben'] })),
  );
  await poll(desk, FEED, NEVER);
  const fault = { what: 'https://ledger.example/world answered 503', remedy: 'it is tried again' };
  desk.feedAnswers.set(WORLD, { kind: 'failed', fault });
  for (let n = 0; n < 2; n += 1) {
    await poll(desk, WORLD, NEVER);
    desk.clock.advance(120_000);
  }
  desk.feedAnswers.set(DEAD, { kind: 'gone', fault: { what: 'it answered 410', remedy: '' } });
  await poll(desk, DEAD, NEVER);
  return desk;
}

describe('bylinebot feeds', () => {
  it('shows how each feed does: last read, what comes next and why, seen, matched, faults (fault 5)', async () => {
    const { code, out } = await openShell(await openDesk(), FEEDS).bylinebot('feeds');
    await expect(out).toMatchFileSnapshot('../golden/cli/feeds.txt');
    expect(code).toBe(1);
  });

  it('shows the same as JSON', async () => {
    const { out } = await openShell(await openDesk(), FEEDS).bylinebot('feeds', '--json');
    expect(JSON.parse(out)).toMatchObject([
      {
        feed: FEED,
        title: 'The Ledger',
        state: 'ok',
        lastRead: '2026-01-05T09:10:00.000Z',
        why: 'schedule */10 * * * *',
        bylines: [
          { author: 'Mara Ellison', seen: 4, matched: 3, held: 2, lastMatch: '2026-01-05T09:10:00.000Z' },
        ],
      },
      {
        feed: WORLD,
        state: 'failing',
        lastRead: null,
        failures: 2,
        failingSince: '2026-01-05T09:10:00.000Z',
      },
      { feed: DEAD, state: 'stopped', nextPoll: null, fault: 'it answered 410' },
    ]);
  });

  it('starts a feed again, and rules on a burst', async () => {
    const desk = await openDesk();
    const { bylinebot } = openShell(desk, FEEDS);
    expect((await bylinebot('feeds', 'retry', DEAD)).out).toBe(`${DEAD} is asked again at the next round\n`);
    expect((await desk.store.feedState(DEAD)).gone).toBe(false);
    expect((await bylinebot('feeds', 'release', FEED)).out).toContain('2 entries of');
    expect(await desk.store.dueEntries(desk.clock.now())).toHaveLength(2);
    expect(await bylinebot('feeds', 'dismiss', FEED)).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing of it is held'),
    });
    expect((await bylinebot('feeds', 'retry', 'https://never.example/')).code).toBe(1);
  });
});

describe('bylinebot feeds try', () => {
  it('tells of each entry whether it matches, and why, a line of JSON for each input', async () => {
    const desk = createTestDesk();
    const shell = openShell(desk, `${FEEDS}\n    not: { title: [ferry] }`);
    const base = await serve((_, response) => response.end(golden('json-feed-1.1.json')));
    const file = shell.write('rss.xml', golden('rss-2.0.xml'));
    const { code, out } = await shell.bylinebot('feeds', 'try', file, base, '/no/such.xml', '--json');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(1);
    expect(lines.map(({ input, format, title }) => [input, format, title])).toEqual([
      [file, 'rss', 'The Harbour Daily'],
      [base, 'json', 'The Harbour Daily'],
      ['/no/such.xml', null, null],
    ]);
    expect(lines[0]?.['entries']).toMatchObject([
      {
        link: 'https://harbour.example/ferry',
        title: 'Ferry to Oster Island stops for the winter',
        authors: ['Mara Ellison'],
        published: '2025-10-27T12:00:00.000Z',
        matched: false,
        reason: '"not" bars the title "ferry"',
      },
      { authors: ['Tomas Lind'], matched: false, reason: 'by Tomas Lind' },
    ]);
    expect(lines[1]?.['entries']).toMatchObject([
      {},
      { reason: expect.stringContaining('its page decides') },
    ]);
    expect(lines[2]).toMatchObject({
      entries: [],
      fault: expect.stringContaining('cannot be read (ENOENT)'),
    });
    expect(await desk.store.feedHealth()).toEqual([]);
  });

  it('says what keeps an entry out also where the feed names no author', async () => {
    const shell = openShell(createTestDesk(), `${FEEDS}\n    not: { title: [ferry] }`);
    const item = (title: string, link: string) =>
      `<item><guid isPermaLink="false">${title}</guid><title>${title}</title>${link}</item>`;
    const link = '<link>https://harbour.example/x</link>';
    const items = `${item('Ferry', link)}${item('Crane', '')}${item('Berth', link)}`;
    const file = shell.write('rss.xml', `<rss version="2.0"><channel>${items}</channel></rss>`);
    const { out } = await shell.bylinebot('feeds', 'try', file, '--json');
    const { entries } = JSON.parse(out) as { entries: { reason: string }[] };
    expect(entries.map(({ reason }) => reason)).toEqual([
      '"not" bars the title "ferry"',
      'the entry has no link',
      'the feed names no author: its page decides, and a person approves',
    ]);
  });

  it('looks for another author when asked to, in words for people', async () => {
    const shell = openShell(createTestDesk(), FEEDS);
    const file = shell.write('rss.xml', golden('rss-2.0.xml'));
    const { code, out } = await shell.bylinebot('feeds', 'try', file, '--author', 'Tomas Lind');
    expect(code).toBe(0);
    expect(out).toContain('rss "The Harbour Daily": 2 entries, 1 matched');
    expect(out).toContain('  yes  Council votes on the old crane');
    expect(out).toContain('the entry names Tomas Lind');
  });
});

describe('OPML', () => {
  it('is read into lines of YAML, without what is configured or holds a password', async () => {
    const shell = openShell(createTestDesk(), FEEDS);
    const file = shell.write(
      'list.opml',
      `<?xml version="1.0"?><opml version="2.0"><body><outline text="News">
<outline text="A &amp; B\nanother line" xmlUrl="https://a.example/feed?x=1&amp;y=2"/><outline xmlurl="${FEED}"/>
<outline text="again" xmlUrl="https://a.example/feed?x=1&amp;y=2"/></outline>
<outline text="mine" xmlUrl="https://me:hush@b.example/feed"/></body></opml>`,
    );
    const { code, out, err } = await shell.bylinebot('feeds', 'import', file);
    expect(code).toBe(0);
    expect(out).toBe('    feeds:\n      - "https://a.example/feed?x=1&y=2" # A & B another line\n');
    expect(err).toContain('1 to add, 1 configured already');
    expect(err).not.toContain('hush');
    expect(await shell.bylinebot('feeds', 'import', shell.write('page.html', '<html>'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('it names no feeds'),
    });
    expect((await shell.bylinebot('feeds', 'import', '/no/such.opml')).err).toContain(
      'cannot be read (ENOENT)',
    );
  });

  it('is written with the titles that feeds gave themselves, and reads back the same', async () => {
    const shell = openShell(await openDesk(), FEEDS);
    const { out } = await shell.bylinebot('feeds', 'export');
    expect(out).toContain(`text="The Ledger" type="rss" xmlUrl="${FEED}"`);
    const back = await shell.bylinebot('feeds', 'import', shell.write('own.opml', out));
    expect(back.err).toContain('0 to add, 3 configured already');
  });
});
