import Parser from 'rss-parser';
import { afterEach, describe, expect, it } from 'vitest';
import { startDemoSite } from '../../src/demo/site.ts';

const NOW = Date.UTC(2031, 4, 6, 12);
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

describe('the demo site', () => {
  it('serves a feed that a feed parser reads, with authors, guids, dates and categories', async () => {
    const { site, entries } = await openReleased();
    expect(entries.length).toBeGreaterThanOrEqual(6);
    expect(new Set(entries.map(({ guid }) => guid)).size).toBe(entries.length);
    for (const entry of entries) {
      expect(entry.link?.startsWith(`${site.origin}/`)).toBe(true);
      expect(entry.guid).not.toBe(entry.link);
      expect(entry.categories?.length).toBeGreaterThan(0);
      expect(entry.content).toMatch(/^<p>.+<\/p>\n<p>The post <a href=".+">.+<\/a> appeared first on /u);
      expect(Date.parse(entry.isoDate ?? '')).toBeLessThan(NOW);
      expect(Date.parse(entry.isoDate ?? '')).toBeGreaterThan(NOW - 48 * 3_600_000);
    }
  });

  it('names three authors, two of them together once, and an opinion desk that names one of them', async () => {
    const { entries } = await openReleased();
    const creators = entries.map(({ creator }) => creator);
    expect(new Set(creators)).toEqual(
      new Set([
        'Mara Ellison',
        'Tomas Lindqvist',
        'Ines Okafor',
        'Mara Ellison and Tomas Lindqvist',
        'Ledger opinion desk',
      ]),
    );
    const opinion = entries.find(({ creator }) => creator === 'Ledger opinion desk');
    expect(opinion?.title).toContain('Mara Ellison');
  });

  it('lists the newest story first, and the others not strictly by date', async () => {
    const { entries } = await openReleased();
    const dates = entries.map(({ isoDate }) => Date.parse(isoDate ?? ''));
    expect(dates[0]).toBe(Math.max(...dates));
    expect(dates).not.toEqual(dates.toSorted((a, b) => b - a));
  });

  it('holds its newest stories back until they are released', async () => {
    const site = await openSite();
    const before = await readFeed(site.feed);
    const front = await (await fetch(site.origin)).text();
    site.release();
    const after = await readFeed(site.feed);
    const fresh = after.filter(({ guid }) => before.every((old) => old.guid !== guid));
    expect(before.length).toBeGreaterThan(0);
    expect(fresh.length).toBeGreaterThanOrEqual(2);
    expect(after.length).toBe(before.length + fresh.length);
    for (const { link } of fresh) expect(front).not.toContain(link);
  });

  it('has no page for a story before its release', async () => {
    const { site, entries } = await openReleased();
    const early = await openSite();
    const path = new URL(entries[0]?.link ?? '').pathname;
    expect((await fetch(site.origin + path)).status).toBe(200);
    expect((await fetch(early.origin + path)).status).toBe(404);
  });

  it('answers 304 without a body until the feed changes', async () => {
    const site = await openSite();
    const first = await fetch(site.feed);
    const tag = first.headers.get('etag') ?? '';
    const again = await fetch(site.feed, { headers: { 'if-none-match': tag } });
    expect(first.status).toBe(200);
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(tag);
    expect(await again.text()).toBe('');
    site.release();
    const changed = await fetch(site.feed, { headers: { 'if-none-match': tag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  it('allows its pages no programs and nothing from elsewhere', async () => {
    const site = await openSite();
    const policy = (await fetch(site.origin)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe|https?:|\*/u);
  });

  it('has no dead link, section or picture', async () => {
    const { site, entries } = await openReleased();
    const seen = new Set<string>();
    const wanted = [`${site.origin}/`, ...entries.map(({ link }) => link ?? '')];
    for (const page of wanted) {
      const html = await (await fetch(page)).text();
      for (const [, href = ''] of html.matchAll(/(?:href|src)="([^"#]+)"/gu))
        seen.add(new URL(href, page).href);
    }
    expect(seen.size).toBeGreaterThan(entries.length * 2);
    expect([...seen].filter((href) => !href.startsWith(site.origin))).toEqual([]);
    expect((await readStatuses([...seen])).filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('answers 404 to a story under the wrong section, and to what it never wrote', async () => {
    const { site } = await openReleased();
    const paths = ['/energy/crane-drivers-end-stoppage/', '/sport/', '/constructor/', '/pictures/none.png'];
    const statuses = await readStatuses(paths.map((path) => site.origin + path));
    expect(statuses.map(([, status]) => status)).toEqual([404, 404, 404, 404]);
  });

  it('refuses a port that is taken', async () => {
    const site = await openSite();
    const port = Number(new URL(site.origin).port);
    await expect(startDemoSite({ port, now: NOW })).rejects.toThrow(/EADDRINUSE/u);
  });
});

async function openSite() {
  const site = await startDemoSite({ port: 0, now: NOW });
  open.push(site);
  return site;
}

async function openReleased() {
  const site = await openSite();
  site.release();
  return { site, entries: await readFeed(site.feed) };
}

function readStatuses(urls: readonly string[]) {
  return Promise.all(urls.map(async (url) => [url, (await fetch(url)).status] as const));
}

async function readFeed(feed: string) {
  const answer = await fetch(feed);
  expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
  return (await new Parser().parseString(await answer.text())).items;
}
