import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of any number of feeds, in a process of its own: nine of ten have nothing new since the edition before. */

/** Every feed shows this many entries, of which a new edition brings two. */
const ENTRIES = 20;
const NEWS = 2;
/** Of so many feeds one has a new edition each time. */
const SHARE = 10;

/** Which edition is out; the bench raises it. */
let edition = 0;
/** What was answered since it was asked last. */
const answered = { unchanged: 0, whole: 0 };

/** How many editions of a feed have been out: one at the start, and one whenever its turn comes. */
function countEditions(feed: number): number {
  return 1 + Math.floor((edition + (feed % SHARE)) / SHARE);
}

function writeFeed(feed: number, editions: number, site: string): string {
  const newest = ENTRIES + (editions - 1) * NEWS;
  const items = Array.from({ length: ENTRIES }, (_, index) => writeItem(feed, newest - index, site)).join('');
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Post ${feed}</title><link>${site}/</link><description>News of the harbour</description>${items}
</channel></rss>`;
}

function writeItem(feed: number, entry: number, site: string): string {
  const link = `${site}/${feed}/story-${entry}`;
  const words = `Berth ${entry} of harbour ${feed} &amp; its two cranes were looked at on Tuesday by the pilots. `;
  return `
<item><title>Pilots look at berth ${entry} of harbour ${feed}</title><link>${link}?utm_source=rss</link>
<guid isPermaLink="false">${feed}-${entry}</guid><dc:creator>Tom Okoro and Ada Reyes</dc:creator><category>Harbours</category>
<pubDate>${new Date(Date.UTC(2026, 0, 1, 0, entry)).toUTCString()}</pubDate>
<description><![CDATA[<p>${words.repeat(5)}</p>]]></description></item>`;
}

const server = createServer((request, response) => {
  const feed = Number(request.url?.slice(1));
  const editions = countEditions(feed);
  const etag = `"${feed}-${editions}"`;
  if (request.headers['if-none-match'] === etag) {
    answered.unchanged += 1;
    response.writeHead(304, { etag }).end();
    return;
  }
  answered.whole += 1;
  const body = writeFeed(feed, editions, `http://${request.headers.host ?? ''}`);
  response.writeHead(200, { etag, 'content-type': 'application/rss+xml; charset=utf-8' }).end(body);
});

process.on('message', (next: number) => {
  edition = next;
  process.send?.({ ...answered });
  Object.assign(answered, { unchanged: 0, whole: 0 });
});

// All of 127.0.0.0/8 is this machine on Linux, so that the feeds can stand on many hosts.
server.listen(0, process.platform === 'linux' ? '0.0.0.0' : '127.0.0.1', 4096, () => {
  process.send?.((server.address() as AddressInfo).port);
});
