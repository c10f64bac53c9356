import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small news site on loopback with a feed; what it answers can be changed while it runs. */
export type Site = {
  readonly origin: string;
  readonly feed: string;
  /** Requests so far, as `path status`. */
  readonly requests: string[];
  /** Answers a path differently from now on. */
  answer(path: string, respond: (request: IncomingMessage, response: ServerResponse) => void): void;
  close(): Promise<void>;
};

/** A story of the site, by number; `date` as the feed writes it, a day of a past June unless given. */
export type Story = { readonly n: number; readonly author: string; readonly date?: string };

const PARAGRAPHS = [
  'The harbour authority of Port Alder approved a fourth container berth on Tuesday after a vote that took less than an hour.',
  'Chief engineer Dorte Hansen told the council that dredging will begin in the spring and last eleven months.',
  '“We have waited for this berth since the storm of 2019,” said Hansen. “The pilots asked for deeper water, and they will have it.”',
  'She added that the old breakwater would be left in place.',
  'Freight forwarders in the region expect waiting times at the terminal to fall by about a third once both cranes are in place.',
  'Environmental groups filed an objection with the regional court over the effect of the works on the seagrass meadows.',
  'Port Alder handled 4.1 million tonnes of cargo last year, according to the annual report of the authority.',
];

/** Starts the site with these stories in its feed, newest first. */
export async function startSite(...stories: readonly Story[]): Promise<Site> {
  const special = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    response.on('finish', () => void requests.push(`${path} ${response.statusCode}`));
    const respond = special.get(path);
    if (respond !== undefined) return respond(request, response);
    if (path === '/feed') return send(response, 'application/rss+xml', renderFeed(origin, stories));
    const story = stories.find(({ n }) => path === `/story-${n}`);
    if (story !== undefined) return send(response, 'text/html; charset=utf-8', renderStory(origin, story));
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    feed: `${origin}/feed`,
    requests,
    answer: (path, respond) => void special.set(path, respond),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}

function renderFeed(origin: string, stories: readonly Story[]): string {
  const entries = stories.map(
    ({
      n,
      author,
      date = `0${n} Jun 2024 09:00:00 GMT`,
    }) => `<item><title>Port Alder approves berth ${n}</title><link>${origin}/story-${n}</link>
<guid isPermaLink="false">${origin}/?p=${n}</guid><dc:creator>${author}</dc:creator>
<pubDate>${date}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Test Ledger</title><link>${origin}</link>${entries.join('')}</channel></rss>`;
}

function renderStory(origin: string, { n, author }: Story): string {
  return `<!doctype html><html lang="en"><head><title>Port Alder approves berth ${n} - The Test Ledger</title>
<link rel="canonical" href="${origin}/story-${n}"><meta name="author" content="${author}">
<meta property="og:title" content="Port Alder approves berth ${n}"><meta property="og:site_name" content="The Test Ledger"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Port Alder approves berth ${n}</h1>
${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')}
<p><em>Read: <a href="/story-9">Another harbour closes its gates</a></em></p>
<p><strong>Follow ${author} on Twitter at <a href="https://twitter.com/mara_e">@mara_e</a></strong></p>
</article><footer>Copyright The Test Ledger</footer></body></html>`;
}
