import { afterEach, describe, expect, it } from 'vitest';
import { createRoom, type Room } from './cli.ts';
import { startSite, type Site } from './site.ts';

const HOUR = 3_600_000;

let site: Site | undefined;
let room: Room | undefined;

afterEach(async () => {
  await site?.close();
  room?.remove();
});

/** A newsroom that tells the newest story of the site, with a line more for its byline. */
async function open(date: number, more: string): Promise<Room & { readonly link: string }> {
  site = await startSite({ n: 2, author: 'Mara Ellison', date: new Date(date).toUTCString() });
  room = createRoom(`
bylines:
  - author: Mara Ellison
    feeds: ['${site.feed}']
    accounts: [mara_e]
    firstRun: newest
    ${more}
accounts: { mara_e: { network: sandbox, spacing: 0s } }
sandbox: { port: 0 }
fetch: { allowPrivate: [127.0.0.1] }
`);
  return { ...room, link: `${site.origin}/story-2` };
}

describe('what waits for its time', () => {
  it('is a story under embargo: once and explain say until when (fault 7)', async () => {
    const tomorrow = Math.floor(Date.now() / 1_000) * 1_000 + 24 * HOUR;
    const { bylinebot, truth, link } = await open(tomorrow, 'settle: 10m');
    const reason = `embargo until ${new Date(tomorrow).toISOString()}`;
    const { code, out } = await bylinebot('once');
    expect({ code, out }).toEqual({
      code: 0,
      out: `left for the next run: "Port Alder approves berth 2" ${link} (${reason})\ndone\n`,
    });
    expect((await bylinebot('explain', link)).out).toContain(`waits: ${reason}`);
    expect(truth()).toEqual([]);
  });

  it('is a thread outside its hours: once, outbox and explain say until when', async () => {
    const clock = (at: number): string => new Date(at).toISOString().slice(11, 16);
    const hours = `${clock(Date.now() + 2 * HOUR)}-${clock(Date.now() + 3 * HOUR)}`;
    const { bylinebot, truth, outbox, link } = await open(Date.now() - HOUR, `hours: ${hours}`);
    const { code, out } = await bylinebot('once');
    expect(code).toBe(0);
    expect(out).toContain(`(approved) its hours are ${hours} in UTC: it waits until `);
    expect(await outbox()).toMatchObject([{ state: 'approved', reason: expect.stringContaining(hours) }]);
    expect((await bylinebot('explain', link)).out).toContain(`its hours are ${hours} in UTC`);
    expect(truth()).toEqual([]);
  });
});
