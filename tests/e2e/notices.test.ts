import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocumentedCheck } from '../notices/receiver.ts';
import { createRoom, type Room } from './cli.ts';
import { startSite, type Site } from './site.ts';

const KEY = 'canary-key-of-the-webhook';

let site: Site;
let room: Room | undefined;
let desk: Server;
let arrivals: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
/** How the newsroom's server answers its requests; past them with 204. */
let answers: number[];

beforeEach(async () => {
  arrivals = [];
  answers = [];
  site = await startSite({ n: 2, author: 'Mara Ellison' });
  desk = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      arrivals.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await site.close();
  desk.closeAllConnections();
  desk.close();
  room?.remove();
});

/** A newsroom that is told what its bot does. */
function open(more = ''): Room {
  const { port } = desk.address() as AddressInfo;
  room = createRoom(
    `
bylines:
  - author: Mara Ellison
    feeds: [${site.feed}]
    accounts: [mara_e]
    firstRun: newest
${more}
accounts:
  mara_e: { network: sandbox, spacing: 0s }
sandbox: { port: 0 }
fetch: { allowPrivate: [127.0.0.1] }
delivery: { deadline: 500ms, lookAgain: [200ms, 300ms, 500ms, 1s] }
notices:
  webhook:
    url: http://127.0.0.1:${port}/hook
    secret: \${WEBHOOK_SECRET}
log: { level: debug }
`,
    { WEBHOOK_SECRET: KEY },
  );
  return room;
}

const isGenuine = await readDocumentedCheck();

describe('notices', () => {
  it('tell a newsroom once, signed, that a thread waits for review', async () => {
    const { bylinebot, outbox } = open('    review: one');
    const { code, err } = await bylinebot('once');
    expect(code).toBe(1);
    const [thread] = await outbox();
    expect(arrivals).toHaveLength(1);
    for (const { headers, body } of arrivals) {
      expect(isGenuine(headers, body, KEY)).toBe(true);
      expect(JSON.parse(body)).toMatchObject({
        kind: 'needs-review',
        account: 'mara_e',
        thread: thread?.id,
        article: `${site.origin}/story-2`,
        reason: 'waits for approval',
        out: 0,
      });
    }
    expect(err).not.toContain(KEY);
    await bylinebot('once');
    expect(arrivals).toHaveLength(1);
  });

  it('tell that a thread is out, also when the first try fails', async () => {
    answers.push(503);
    const { bylinebot, truth } = open();
    expect((await bylinebot('once')).code).toBe(0);
    expect(arrivals).toHaveLength(2);
    expect(new Set(arrivals.map(({ body }) => body)).size).toBe(1);
    expect(JSON.parse(arrivals[1]?.body ?? '')).toMatchObject({
      kind: 'posted',
      state: 'published',
      posts: truth().length,
      out: truth().length,
    });
  });

  it('that nobody takes change nothing about the posts, and the log says what was not delivered', async () => {
    const { bylinebot, truth } = open();
    await new Promise((resolve) => desk.close(resolve));
    const { code, err } = await bylinebot('once');
    expect(code).toBe(0);
    expect(truth().length).toBeGreaterThan(1);
    expect(err).toContain('a notice was not delivered');
    expect(err).not.toContain(KEY);
  });
});
