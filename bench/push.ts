import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { createRoom, until } from '../tests/e2e/cli.ts';
import { tell } from './figures.ts';

/**
 * From the moment a hub pushes until the story's thread is filed, and until its first post is taken: the program as it
 * ships, paper, hub and sandbox on this machine. Each story has a feed of its own. `npm run bench:push`
 */
const STORIES = 20;

const out = new Set<string>();
/** What the bot asked for, by the story's number. */
const subscriptions = new Map<string, URLSearchParams>();

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => (body += text));
  request.on('end', () => {
    const [, kind, n = ''] = (request.url ?? '').split('/');
    if (kind === 'hub')
      return void response.writeHead(202).end(() => void verify(n, new URLSearchParams(body)));
    response.writeHead(200, { 'content-type': kind === 'feed' ? 'application/rss+xml' : 'text/html' });
    response.end(kind === 'feed' ? writeFeed(n) : writeStory(n));
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const port = await findPort();

async function findPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const found = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

async function verify(n: string, form: URLSearchParams): Promise<void> {
  const query = new URLSearchParams({ 'hub.challenge': 'c', 'hub.lease_seconds': '86400' });
  for (const name of ['hub.mode', 'hub.topic']) query.set(name, form.get(name) ?? '');
  const answer = await fetch(`${form.get('hub.callback')}?${query.toString()}`);
  if (answer.ok) subscriptions.set(n, form);
}

function writeFeed(n: string): string {
  const link = `${origin}/story/${n}`;
  const story = `<item><guid>${n}</guid><title>Berth ${n}</title><link>${link}</link><author>Mara Ellison</author></item>`;
  const hub = `<atom:link rel="hub" href="${origin}/hub/${n}"/><atom:link rel="self" href="${origin}/feed/${n}"/>`;
  const items = out.has(n) ? story : '';
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Post</title>${hub}${items}</channel></rss>`;
}

function writeStory(n: string): string {
  const paragraphs = [
    `The harbour authority of Port Alder approved berth ${n} on Tuesday after a vote that took less than an hour.`,
    `Chief engineer Dorte Hansen told the council that dredging for berth ${n} will begin in the spring and last eleven months.`,
    `Freight forwarders expect waiting times at berth ${n} to fall by about a third once both cranes are in place.`,
    `Environmental groups filed an objection against berth ${n} over the effect of the works on the seagrass meadows.`,
    `Port Alder handled 4.1 million tonnes of cargo last year, ${n} thousand of them grain, according to its annual report.`,
  ];
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('');
  return `<html lang="en"><head><title>Berth ${n}</title><meta name="author" content="Mara Ellison"></head>
<body><article><h1>Port Alder approves berth ${n}</h1>${body}</article></body></html>`;
}

const numbers = Array.from({ length: STORIES }, (_, n) => String(n + 1));
const room = createRoom(
  `
bylines:
  - author: Mara Ellison
    feeds: [${numbers.map((n) => `${origin}/feed/${n}`).join(', ')}]
    accounts: [mara]
accounts: { mara: { network: sandbox, spacing: 0s } }
sandbox: { port: 0 }
fetch: { allowPrivate: [127.0.0.1] }
websub: { callback: 'http://127.0.0.1:${port}/websub', port: ${port}, secret: '\${WEBSUB_SECRET}' }
`,
  { WEBSUB_SECRET: 'bench-0123456789-0123456789-abcdef' },
);
const running = room.start('run');
let said = '';
running.child.stderr?.on('data', (text: Buffer) => (said += text.toString('utf8')));
await until(() => subscriptions.size === STORIES || running.child.exitCode !== null);

async function push(n: string): Promise<{ filed: number; posted: number }> {
  const form = subscriptions.get(n);
  out.add(n);
  const body = writeFeed(n);
  const sum = createHmac('sha256', form?.get('hub.secret') ?? '').update(body);
  const headers = { 'x-hub-signature': `sha256=${sum.digest('hex')}` };
  const posts = room.truth().length;
  const begun = performance.now();
  await fetch(form?.get('hub.callback') ?? '', { method: 'POST', headers, body });
  await until(() => said.includes(`"article":"${origin}/story/${n}"`) || running.child.exitCode !== null);
  const filed = performance.now() - begun;
  await until(() => room.truth().length > posts || running.child.exitCode !== null);
  return { filed, posted: performance.now() - begun };
}

const laps: { filed: number; posted: number }[] = [];
for (const n of numbers) laps.push(await push(n));
running.child.kill('SIGTERM');
const { code, err } = await running.finished;
server.close();
room.remove();
if (laps.length < STORIES || code !== 0) throw new Error(err);
process.stdout.write(`load ${loadavg()[0]?.toFixed(1)}
from the push to the filed thread: ${tell(
  laps.map(({ filed }) => filed),
  'ms',
)}
from the push to the first post:   ${tell(
  laps.map(({ posted }) => posted),
  'ms',
)}
`);
